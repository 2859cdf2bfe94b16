import type { ShopCurrency } from "@/lib/money";
import type { PricedCart } from "@/lib/orders/price-cart";
import { readPricedCart } from "@/lib/orders/read-priced-cart";
import { prisma } from "@/lib/prisma";

/** What the checkout page shows: the cart's version and what an order of it costs now. Null for an empty cart. */
export async function quoteCheckout(cart: {
  cartId: string;
  currency: ShopCurrency;
  shippingMethodId: string;
}): Promise<{ cartVersion: number; summary: PricedCart } | null> {
  const row = await prisma().cart.findUnique({ where: { id: cart.cartId }, select: { version: true } });
  if (!row) return null;
  const quote = await readPricedCart(prisma(), { ...cart, id: cart.cartId });
  return quote.ok ? { cartVersion: row.version, summary: quote.summary } : null;
}
