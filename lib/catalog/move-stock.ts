import { prisma } from "@/lib/prisma";
import type { StockReason } from "@/prisma/generated/enums";

export type StockMoveCommand = {
  /** The same for the same form: sent twice, it is one move. */
  commandId: string;
  productId: string;
  /** What arrived is positive, what broke is negative; a correction is either. Never 0. */
  pieces: number;
  reason: StockReason;
  note: string | null;
  /** A staff user's id. */
  by: string;
};

export type StockMoved =
  /** `left` is what is for sale afterwards. */
  | { ok: true; left: number }
  | { ok: false; kind: "no_product" }
  /** More would go than is for sale: the rest is in orders. */
  | { ok: false; kind: "not_that_many"; left: number };

/** Adds a row to the ledger of a product's stock; what is for sale follows in the same statement. */
export async function moveStock(command: StockMoveCommand): Promise<StockMoved> {
  const { commandId, productId, pieces, reason, note, by } = command;
  return await prisma().$transaction(async (tx): Promise<StockMoved> => {
    const [product] = await tx.$queryRaw<{ stock: number }[]>`
      SELECT stock FROM product WHERE id = ${productId} FOR NO KEY UPDATE`;
    if (!product) return { ok: false, kind: "no_product" };
    const left = product.stock;
    if (await tx.stockMove.findUnique({ where: { commandId } })) return { ok: true, left };
    if (left + pieces < 0) return { ok: false, kind: "not_that_many", left };
    await tx.stockMove.create({ data: { productId, pieces, reason, note, movedBy: by, commandId } });
    return { ok: true, left: left + pieces };
  });
}
