import type { z } from "zod";
import type { QuoteAnswer } from "@/components/checkout/checkout-types";
import { readCart } from "@/lib/cart/read-cart";
import { quoteCheckout } from "@/lib/payments/quote-checkout";
import type { deliverySchema } from "./order-form";

/** What the visitor's cart costs now with a delivery. */
export async function quoteOfCart(choice: z.infer<typeof deliverySchema>): Promise<QuoteAnswer> {
  const { id: cartId } = await readCart();
  const quote = cartId === null ? null : await quoteCheckout({ cartId, ...choice });
  return quote ? { ok: true, quote } : { ok: false, kind: "cart_empty" };
}
