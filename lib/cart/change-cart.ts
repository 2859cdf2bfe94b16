import { piecesLeft } from "@/lib/catalog/pieces-left";
import type { ShopCurrency } from "@/lib/money";
import type { PrismaClient } from "@/prisma/generated/client";
import type { StoredLine } from "./cart-line";
import type { CartRefusal } from "./cart-refusal";
import { bumpVersion, lockCart } from "./locked-cart";
import { readCartLines } from "./read-cart-lines";

/** What a shopper wants of the cart's lines. */
export type CartChange = {
  /**
   * New quantities from 1 to 99 by product; null where what was typed is none. `what_is_left` brings a line down
   * to what could be sold, and never up.
   */
  quantities: ReadonlyMap<string, number | "what_is_left" | null>;
  /** The product whose line goes. */
  remove: string | null;
  /** Lines that ask for more than could be sold are brought down to that, and go where nothing is left. */
  fit: boolean;
};

/** A line that stayed as it was, and why. */
export type RefusedLine = { productId: string; refusal: CartRefusal };

/**
 * Changes lines of a cart at once. A line of which more is asked for than could be sold stays as it is and
 * is in the answer; the others change all the same. A line that is gone is no error: it is gone from the
 * fresh page as well. What has no price in the cart's currency is not for sale.
 */
export async function changeCart(
  prisma: PrismaClient,
  cart: { secret: string | null; currency: ShopCurrency },
  change: CartChange,
): Promise<RefusedLine[]> {
  return prisma.$transaction(async (tx) => {
    const cartId = await lockCart(tx, cart.secret);
    if (!cartId) return [];
    const refused: RefusedLine[] = [];
    let changed = false;
    for (const line of await readCartLines(tx, { id: cartId, currency: cart.currency })) {
      const { productId } = line;
      const quantity = newQuantity(line, change);
      if (typeof quantity !== "number") {
        refused.push({ productId, refusal: quantity });
        continue;
      }
      if (quantity === line.quantity) continue;
      changed = true;
      const where = { cartId_productId: { cartId, productId } };
      if (quantity === 0) await tx.cartLine.delete({ where });
      else await tx.cartLine.update({ where, data: { quantity } });
    }
    if (changed) await bumpVersion(tx, cartId);
    return refused;
  });
}

function newQuantity(line: StoredLine, { quantities, remove, fit }: CartChange): number | CartRefusal {
  if (line.productId === remove) return 0;
  const typed = quantities.get(line.productId);
  if (typed === null) return { kind: "invalid" };
  if (typed === "what_is_left") return Math.min(line.quantity, line.available);
  const wanted = typed ?? line.quantity;
  if (wanted <= line.available) return wanted;
  if (fit) return line.available;
  // A line that nobody asked about stays as it is, even where there are too few: the page shows that.
  if (typed === undefined) return wanted;
  return { kind: "not_enough", left: piecesLeft(line.available), inCart: 0 };
}
