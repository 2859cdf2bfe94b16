import type { ShopCurrency } from "@/lib/money";
import { type CartLine, cartLine, type StoredLine, sumOfLines } from "./cart-line";

/** A cart as a shopper sees it; amounts in minor units of `currency`. */
export type CartView = {
  /** Null before anything was added. */
  id: string | null;
  version: number;
  /** What cannot be bought any more stays visible until the shopper settles it. */
  lines: CartLine[];
  currency: ShopCurrency;
  itemsAmount: number;
  /** Pieces, not lines. */
  count: number;
};

/** The view of a shopper who has no cart yet. */
export function emptyCartView(currency: ShopCurrency): CartView {
  return { id: null, version: 0, lines: [], currency, itemsAmount: 0, count: 0 };
}

/** What a stored cart looks like today. */
export function viewCart(
  cart: { id: string; version: number },
  stored: readonly StoredLine[],
  currency: ShopCurrency,
): CartView {
  const lines = stored.map(cartLine);
  return {
    ...{ id: cart.id, version: cart.version, lines, currency },
    itemsAmount: sumOfLines(lines),
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
  };
}
