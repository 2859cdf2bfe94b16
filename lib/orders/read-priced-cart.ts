import { cartLine } from "@/lib/cart/cart-line";
import { readCartLines } from "@/lib/cart/read-cart-lines";
import type { ShopCurrency } from "@/lib/money";
import type { Tx } from "@/lib/prisma";
import { type PricedCart, priceCart } from "./price-cart";

export type CartQuote =
  | { ok: true; summary: PricedCart; shippingMethodName: string }
  | { ok: false; kind: "cart_empty" | "shipping_unavailable" };

/** What a cart costs now, straight from the tables and never from a cache. Whoever orders it takes the stock last. */
export async function readPricedCart(
  tx: Tx,
  cart: { id: string; currency: ShopCurrency; shippingMethodId: string },
): Promise<CartQuote> {
  const lines = await readCartLines(tx, cart);
  if (lines.length === 0) return { ok: false, kind: "cart_empty" };
  const shipping = await tx.$queryRaw<{ name: string; amount: number }[]>`
    SELECT m.name, r.amount FROM shipping_method m
    JOIN shipping_rate r ON r.shipping_method_id = m.id AND r.currency = ${cart.currency}
    WHERE m.id = ${cart.shippingMethodId} AND m.active`;
  const method = shipping[0];
  if (!method) return { ok: false, kind: "shipping_unavailable" };
  return {
    ok: true,
    summary: priceCart(cart.currency, lines.map(cartLine), method.amount),
    shippingMethodName: method.name,
  };
}
