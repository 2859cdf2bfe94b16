import type { PrismaClient } from "@/prisma/generated/client";
import { availableTo, bumpVersion, lockCart } from "./locked-cart";

export type SetQuantityResult =
  | { ok: true }
  | { ok: false; kind: "no_such_line" }
  | { ok: false; kind: "not_enough"; available: number };

const productOfLine = { product: { select: { id: true, stock: true, active: true } } };

/** Sets a line to `quantity` pieces (1 to 99). Asking for more than could be sold changes nothing. */
export async function setQuantity(
  prisma: PrismaClient,
  input: { secret: string | null; productId: string; quantity: number },
): Promise<SetQuantityResult> {
  const { secret, productId, quantity } = input;
  return prisma.$transaction(async (tx): Promise<SetQuantityResult> => {
    const cartId = await lockCart(tx, secret);
    if (!cartId) return { ok: false, kind: "no_such_line" };
    const where = { cartId_productId: { cartId, productId } };
    const line = await tx.cartLine.findUnique({ where, include: productOfLine });
    if (!line) return { ok: false, kind: "no_such_line" };
    const available = await availableTo(tx, cartId, line.product);
    if (quantity > available) return { ok: false, kind: "not_enough", available };
    if (quantity === line.quantity) return { ok: true };
    await tx.cartLine.update({ where, data: { quantity } });
    await bumpVersion(tx, cartId);
    return { ok: true };
  });
}

/** Takes a line out of the cart. A line that is gone already is no error. */
export async function removeLine(
  prisma: PrismaClient,
  input: { secret: string | null; productId: string },
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const cartId = await lockCart(tx, input.secret);
    if (!cartId) return;
    const { count } = await tx.cartLine.deleteMany({ where: { cartId, productId: input.productId } });
    if (count > 0) await bumpVersion(tx, cartId);
  });
}

/** Brings every line down to what could be sold and takes out those of which nothing is left. */
export async function fitToStock(prisma: PrismaClient, secret: string | null): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const cartId = await lockCart(tx, secret);
    if (!cartId) return;
    const lines = await tx.cartLine.findMany({ where: { cartId }, include: productOfLine });
    let changed = false;
    for (const { productId, quantity, product } of lines) {
      const available = await availableTo(tx, cartId, product);
      if (quantity <= available) continue;
      changed = true;
      const where = { cartId_productId: { cartId, productId } };
      if (available === 0) await tx.cartLine.delete({ where });
      else await tx.cartLine.update({ where, data: { quantity: available } });
    }
    if (changed) await bumpVersion(tx, cartId);
  });
}
