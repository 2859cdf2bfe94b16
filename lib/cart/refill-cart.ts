import type { PrismaClient } from "@/prisma/generated/client";
import { availablePieces } from "./available-pieces";
import { createCart } from "./create-cart";
import { bumpVersion, lockCart } from "./locked-cart";

export type Refilled = {
  /** The secret to give the shopper; null where nothing could be put into a cart and they had none. */
  secret: string | null;
  /** Products of which the cart has fewer than were asked for, or none. */
  short: string[];
};

/**
 * Sees to it that a cart has at least these pieces, as far as they can be had: in the cart of `secret`, or in a new one
 * where the secret belongs to none. What is there already stays, so that doing it twice changes nothing.
 */
export async function refillCart(
  prisma: PrismaClient,
  { secret, items }: { secret: string | null; items: readonly { productId: string; quantity: number }[] },
): Promise<Refilled> {
  return prisma.$transaction(async (tx): Promise<Refilled> => {
    const known = await lockCart(tx, secret);
    const products = await tx.$queryRaw<{ id: string; available: number; inCart: number }[]>`
      SELECT p.id, CASE WHEN p.active THEN ${availablePieces(known)} ELSE 0 END AS available,
             coalesce(l.quantity, 0) AS "inCart"
      FROM product p LEFT JOIN cart_line l ON l.product_id = p.id AND l.cart_id = ${known}::uuid
      WHERE p.id = ANY (${items.map(({ productId }) => productId)})`;
    const lines = items.map(({ productId, quantity }) => {
      const { available = 0, inCart = 0 } = products.find(({ id }) => id === productId) ?? {};
      return { productId, quantity, inCart, becomes: Math.max(inCart, Math.min(quantity, available)) };
    });
    const short = lines
      .filter(({ becomes, quantity }) => becomes < quantity)
      .map(({ productId }) => productId);
    const grown = lines.filter(({ becomes, inCart }) => becomes > inCart);
    if (grown.length === 0) return { secret: known ? secret : null, short };
    const cart = known && secret ? { id: known, secret } : await createCart(tx);
    for (const { productId, becomes } of grown) {
      await tx.cartLine.upsert({
        where: { cartId_productId: { cartId: cart.id, productId } },
        create: { cartId: cart.id, productId, quantity: becomes },
        update: { quantity: becomes },
      });
    }
    await bumpVersion(tx, cart.id);
    return { secret: cart.secret, short };
  });
}
