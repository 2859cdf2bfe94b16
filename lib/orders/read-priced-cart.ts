import { cartLine } from "@/lib/cart/cart-line";
import { cartLinesQuery, type LineRow, storedLines } from "@/lib/cart/read-cart-lines";
import type { ShopCurrency } from "@/lib/money";
import type { Tx } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import { type PricedCart, priceCart } from "./price-cart";

export type CartQuote =
  | { ok: true; summary: PricedCart; shippingMethodName: string }
  | { ok: false; kind: "cart_empty" | "shipping_unavailable" };

type CartToPrice = { id: string; currency: ShopCurrency; shippingMethodId: string };

/** What `quoteColumns` selects. */
export type QuoteColumns = { lines: LineRow[]; shipping: { name: string; amount: number } | null };

/** Columns of a SELECT with everything that a quote is made of, for a statement that reads more than that. */
export function quoteColumns(cart: CartToPrice): Prisma.Sql {
  return Prisma.sql`
    (SELECT coalesce(json_agg(l), '[]') FROM (${cartLinesQuery(cart)}) l) AS lines,
    (
      SELECT json_build_object('name', m.name, 'amount', r.amount) FROM shipping_method m
      JOIN shipping_rate r ON r.shipping_method_id = m.id AND r.currency = ${cart.currency}
      WHERE m.id = ${cart.shippingMethodId} AND m.active
    ) AS shipping`;
}

/** Prices what `quoteColumns` found. */
export function quoteOf({ lines, shipping }: QuoteColumns, currency: ShopCurrency): CartQuote {
  if (lines.length === 0) return { ok: false, kind: "cart_empty" };
  if (!shipping) return { ok: false, kind: "shipping_unavailable" };
  return {
    ok: true,
    summary: priceCart(currency, storedLines(lines).map(cartLine), shipping.amount),
    shippingMethodName: shipping.name,
  };
}

/** What a cart costs now, straight from the tables and never from a cache. Whoever orders it takes the stock last. */
export async function readPricedCart(tx: Tx, cart: CartToPrice): Promise<CartQuote> {
  const [found] = await tx.$queryRaw<QuoteColumns[]>`SELECT ${quoteColumns(cart)}`;
  if (!found) throw new Error("a SELECT of one row came back without it");
  return quoteOf(found, cart.currency);
}
