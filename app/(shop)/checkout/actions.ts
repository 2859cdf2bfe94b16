"use server";

import { randomUUID } from "node:crypto";
import type { PlaceOrderAnswer, QuoteAnswer } from "@/components/checkout/checkout-types";
import { readCart } from "@/lib/cart/read-cart";
import { assertSameOrigin, clientIp } from "@/lib/http/request-guards";
import { consumeLimit } from "@/lib/limits/limits";
import { log } from "@/lib/log";
import { quoteCheckout } from "@/lib/payments/quote-checkout";
import { startPayment } from "@/lib/payments/start-payment";
import { contactErrors, deliverySchema, orderSchema } from "./order-form";

function unexpected(what: string, error: unknown): PlaceOrderAnswer {
  const errorId = randomUUID().slice(0, 8);
  log.error({ err: error, errorId }, what);
  return { ok: false, kind: "unexpected", errorId };
}

/** What the chosen delivery would cost in all. Reads only, so that nothing is held by looking. */
export async function requestQuote(choice: unknown): Promise<QuoteAnswer> {
  const parsed = deliverySchema.safeParse(choice);
  if (!parsed.success) return { ok: false, kind: "unavailable" };
  const limit = await consumeLimit("change_cart", await clientIp());
  if (!limit.ok) return { ok: false, kind: "unavailable" };
  const { id: cartId } = await readCart();
  const quote = cartId === null ? null : await quoteCheckout({ cartId, ...parsed.data });
  return quote ? { ok: true, quote } : { ok: false, kind: "cart_empty" };
}

/** What the Pay button does on the server. The argument is whatever was sent, until it is parsed. */
export async function placeOrder(form: unknown): Promise<PlaceOrderAnswer> {
  const origin = await assertSameOrigin();
  if (!origin.ok) return origin;
  const parsed = orderSchema.safeParse(form);
  if (!parsed.success) {
    const errors = contactErrors(parsed.error);
    return errors
      ? { ok: false, kind: "invalid", errors }
      : unexpected("a malformed order form", parsed.error);
  }
  const limit = await consumeLimit("place_order", await clientIp());
  if (!limit.ok) return { ok: false, kind: "rate_limited", retryAfterSeconds: limit.retryAfterSeconds };
  try {
    const { id: cartId } = await readCart();
    return cartId === null
      ? { ok: false, kind: "cart_empty" }
      : await startPayment({ cartId, ...parsed.data });
  } catch (error) {
    return unexpected("placing an order failed", error);
  }
}
