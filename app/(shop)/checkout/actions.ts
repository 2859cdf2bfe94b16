"use server";

import type { PayAnswer, QuoteAnswer } from "@/components/checkout/checkout-types";
import { readCart } from "@/lib/cart/read-cart";
import { guarded } from "@/lib/guards/guarded";
import { failed } from "@/lib/guards/unexpected";
import { hashNetwork } from "@/lib/limits/hash-network";
import { quoteCheckout } from "@/lib/payments/quote-checkout";
import { startPayment } from "@/lib/payments/start-payment";
import { deliverySchema, orderSchema } from "./order-form";
import { payRefused } from "./pay-refused";

/** What the chosen delivery would cost in all. Reads only, so that nothing is held by looking. */
export const requestQuote = guarded(
  {
    limit: "change_cart",
    input: deliverySchema,
    refused: (): QuoteAnswer => ({ ok: false, kind: "unavailable" }),
  },
  async (choice): Promise<QuoteAnswer> => {
    const { id: cartId } = await readCart();
    const quote = cartId === null ? null : await quoteCheckout({ cartId, ...choice });
    return quote ? { ok: true, quote } : { ok: false, kind: "cart_empty" };
  },
);

/** What the Pay button does on the server. */
export const pay = guarded(
  { limit: "place_order", input: orderSchema, refused: payRefused },
  async (order, visitor): Promise<PayAnswer> => {
    try {
      const { id: cartId } = await readCart();
      if (cartId === null) return { ok: false, kind: "cart_empty" };
      return await startPayment({ cartId, ...order, networkHash: hashNetwork(visitor.network) });
    } catch (error) {
      return failed("paying failed", error, visitor);
    }
  },
);
