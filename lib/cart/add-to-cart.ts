import { piecesLeft } from "@/lib/catalog/pieces-left";
import type { PrismaClient } from "@/prisma/generated/client";
import { availablePieces } from "./available-pieces";
import { createCart } from "./create-cart";
import { bumpVersion, lockCart } from "./locked-cart";

export type AddResult =
  | { ok: true; secret: string }
  | { ok: false; kind: "not_for_sale" | "sold_out" }
  /** `inCart` pieces are in the cart already, and `left` could be in all; null where that is not told. */
  | { ok: false; kind: "not_enough"; left: number | null; inCart: number };

/**
 * Puts `quantity` (1 to 99) more pieces of a product into the cart of `secret`, or into a new cart where
 * the secret belongs to none. Never puts in more than could be sold. The secret in the result is the one
 * to give the shopper.
 */
export async function addToCart(
  prisma: PrismaClient,
  input: { secret: string | null; productId: string; quantity: number },
): Promise<AddResult> {
  const { secret, productId, quantity } = input;
  return prisma.$transaction(async (tx): Promise<AddResult> => {
    const known = await lockCart(tx, secret);
    const products = await tx.$queryRaw<{ active: boolean; available: number }[]>`
      SELECT p.active, ${availablePieces(known)} AS available FROM product p WHERE p.id = ${productId}`;
    const product = products[0];
    if (!product?.active) return { ok: false, kind: "not_for_sale" };
    const { available } = product;
    if (available === 0) return { ok: false, kind: "sold_out" };

    const line = known
      ? await tx.cartLine.findUnique({ where: { cartId_productId: { cartId: known, productId } } })
      : null;
    const inCart = line?.quantity ?? 0;
    if (inCart + quantity > available) {
      return { ok: false, kind: "not_enough", left: piecesLeft(available), inCart };
    }

    const cart = known && secret ? { id: known, secret } : await createCart(tx);
    await tx.cartLine.upsert({
      where: { cartId_productId: { cartId: cart.id, productId } },
      create: { cartId: cart.id, productId, quantity },
      update: { quantity: inCart + quantity },
    });
    await bumpVersion(tx, cart.id);
    return { ok: true, secret: cart.secret };
  });
}
