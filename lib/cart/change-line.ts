import { piecesLeft } from "@/lib/catalog/pieces-left";
import type { ShopCurrency } from "@/lib/money";
import type { PrismaClient } from "@/prisma/generated/client";
import { bumpVersion, lockCart } from "./locked-cart";
import { readCartLines } from "./read-cart-lines";

/** Whose cart, and the currency it is read in: what has no price in it is not for sale. */
type ShopperCart = { secret: string | null; currency: ShopCurrency };

/** A line that stayed as it was, and how many pieces could be had; null where that is not told. */
export type NotEnough = { productId: string; left: number | null };

/**
 * Sets lines to new quantities (1 to 99), by product. A line of which more is asked for than could be sold
 * stays as it is and is in the answer; the others change all the same. A line that is gone is no error: it
 * is gone from the fresh page as well.
 */
export async function setQuantities(
  prisma: PrismaClient,
  { secret, currency }: ShopperCart,
  quantities: ReadonlyMap<string, number>,
): Promise<NotEnough[]> {
  return prisma.$transaction(async (tx) => {
    const cartId = await lockCart(tx, secret);
    if (!cartId) return [];
    const refused: NotEnough[] = [];
    let changed = false;
    for (const line of await readCartLines(tx, { id: cartId, currency })) {
      const { productId, available } = line;
      const quantity = quantities.get(productId);
      if (quantity === undefined) continue;
      if (quantity > available) refused.push({ productId, left: piecesLeft(available) });
      else if (quantity !== line.quantity) {
        changed = true;
        await tx.cartLine.update({ where: { cartId_productId: { cartId, productId } }, data: { quantity } });
      }
    }
    if (changed) await bumpVersion(tx, cartId);
    return refused;
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
export async function fitToStock(prisma: PrismaClient, { secret, currency }: ShopperCart): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const cartId = await lockCart(tx, secret);
    if (!cartId) return;
    let changed = false;
    for (const { productId, quantity, available } of await readCartLines(tx, { id: cartId, currency })) {
      if (quantity <= available) continue;
      changed = true;
      const where = { cartId_productId: { cartId, productId } };
      if (available === 0) await tx.cartLine.delete({ where });
      else await tx.cartLine.update({ where, data: { quantity: available } });
    }
    if (changed) await bumpVersion(tx, cartId);
  });
}
