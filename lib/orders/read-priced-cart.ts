import type { ShopCurrency } from "@/lib/money";
import type { Tx } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import { type CartProduct, type PricedCart, priceCart } from "./price-cart";

export type CartQuote =
  | { ok: true; summary: PricedCart; shippingMethodName: string }
  | { ok: false; kind: "cart_empty" | "shipping_unavailable" };

type CartRow = Omit<CartProduct, "unitAmount"> & { unitAmount: number | null; active: boolean };

/**
 * What a cart costs now, straight from the tables and never from a cache. With `lock`, the cart's products
 * stay as read until the transaction ends; they are locked in the order of their ids. A product that is no
 * longer sold, or has no price in the currency, counts as out of stock; what the cart's own open order
 * holds counts as available to it.
 */
export async function readPricedCart(
  tx: Tx,
  cart: { id: string; currency: ShopCurrency; shippingMethodId: string },
  { lock }: { lock: boolean },
): Promise<CartQuote> {
  const rows = await tx.$queryRaw<CartRow[]>`
    SELECT p.id AS "productId", p.slug, p.name, p.image, p.active, l.quantity, price.amount AS "unitAmount",
           p.stock + coalesce((
             SELECT sum(i.quantity) FROM order_item i JOIN "order" o ON o.id = i.order_id
             WHERE o.cart_id = l.cart_id AND o.status = 'pending' AND i.product_id = p.id
           ), 0)::int AS stock
    FROM cart_line l
    JOIN product p ON p.id = l.product_id
    LEFT JOIN price ON price.product_id = p.id AND price.currency = ${cart.currency}
    WHERE l.cart_id = ${cart.id}::uuid
    ORDER BY p.id
    ${lock ? Prisma.sql`FOR UPDATE OF p` : Prisma.empty}`;
  if (rows.length === 0) return { ok: false, kind: "cart_empty" };
  const shipping = await tx.$queryRaw<{ name: string; amount: number }[]>`
    SELECT m.name, r.amount FROM shipping_method m
    JOIN shipping_rate r ON r.shipping_method_id = m.id AND r.currency = ${cart.currency}
    WHERE m.id = ${cart.shippingMethodId} AND m.active`;
  const method = shipping[0];
  if (!method) return { ok: false, kind: "shipping_unavailable" };
  const products = rows.map(({ active, unitAmount, ...row }) => ({
    ...row,
    unitAmount: unitAmount ?? 0,
    stock: active && unitAmount !== null ? row.stock : 0,
  }));
  return {
    ok: true,
    summary: priceCart(cart.currency, products, method.amount),
    shippingMethodName: method.name,
  };
}
