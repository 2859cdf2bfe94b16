import { env } from "@/lib/env";
import { type Installation, installation } from "@/lib/installation";
import { issueOrderToken, newOrderToken } from "@/lib/orders/order-token";
import {
  type OrderRequest,
  type OrderToPay,
  type PlaceOrderRefusal,
  placeOrder,
} from "@/lib/orders/place-order";
import { transact } from "@/lib/outbox/transact";
import type { Tx } from "@/lib/prisma";
import type { StripeFailureKind } from "@/lib/stripe/errors";
import { cancelOrder } from "./cancel-order";
import { offerPayment } from "./offer-payment";
import { type OpenAttempt, openAttempt, openFirstAttempt } from "./payment-attempt";

export type StartPaymentResult =
  | { ok: true; clientSecret: string; orderToken: string; orderNumber: number }
  | PlaceOrderRefusal
  | { ok: false; kind: "already_paid" | "payment_in_progress" | "too_many_declines"; orderToken: string }
  | { ok: false; kind: "stripe"; reason: StripeFailureKind; message: string };

type Placed =
  | { kind: "payable"; order: OrderToPay; attempt: OpenAttempt; orderToken: string }
  | { kind: "superseded"; orderId: string }
  | { kind: "answer"; result: StartPaymentResult };

const CAUSE = { by: "shopper" } as const;
// An older order of the cart, or one whose PaymentIntent was canceled meanwhile, is closed and placed anew; a
// PaymentIntent that Stripe does not know gets a successor.
const TRIES = 3;

/**
 * What the Pay button does: order, stock and attempt are committed, then Stripe is asked once for the
 * PaymentIntent, then its id is committed. The browser confirms with the client secret. Pressing again,
 * in this tab or another, gives the same order and the same PaymentIntent while the cart is the same.
 * `message` is fit for the shopper.
 */
export async function startPayment(request: OrderRequest): Promise<StartPaymentResult> {
  const installed = await installation();
  for (let tries = 1; tries <= TRIES; tries++) {
    const placed = await transact((tx) => place(tx, request, installed));
    if (placed.kind === "answer") return placed.result;
    if (placed.kind === "superseded") {
      const canceled = await cancelOrder(placed.orderId, CAUSE);
      if (!canceled.ok) break;
      if (canceled.status === "paid" || canceled.status === "processing")
        return await settled(placed.orderId, canceled.status);
      continue;
    }

    const { order, orderToken } = placed;
    const offer = await offerPayment(placed.attempt, CAUSE);
    switch (offer.kind) {
      case "payable":
        return { ok: true, clientSecret: offer.clientSecret, orderToken, orderNumber: order.number };
      case "settled":
        return {
          ok: false,
          kind: offer.status === "paid" ? "already_paid" : "payment_in_progress",
          orderToken,
        };
      case "too_many_declines":
        return { ok: false, kind: offer.kind, orderToken };
      case "stripe":
        return { ok: false, ...offer };
      case "over":
        continue;
    }
  }
  return {
    ok: false,
    kind: "stripe",
    reason: "indeterminate",
    message:
      "We could not find out how your earlier payment ended, so we started no other. Try again in a moment: you will not be charged twice.",
  };
}

async function place(tx: Tx, request: OrderRequest, installed: Installation): Promise<Placed> {
  const { stripe, manualCapture } = env();
  const { paymentMethodTypes } = stripe;
  const settings = { appId: installed.appId, paymentMethodTypes, manualCapture };
  let placed: Placed | null = null;
  const result = await placeOrder(tx, request, installed.livemode, async (order, isNew) => {
    if (isNew) {
      const { token, insert } = newOrderToken(order.id);
      const attempt = await openFirstAttempt(tx, order, settings, insert);
      placed = { kind: "payable", order, attempt, orderToken: token };
      return;
    }
    const attempt = await openAttempt(tx, order, settings);
    placed = { kind: "payable", order, attempt, orderToken: await issueOrderToken(tx, order.id) };
  });
  if (result.ok) {
    if (!placed) throw new Error("an order was placed without an attempt");
    return placed;
  }
  switch (result.kind) {
    case "superseded":
      return { kind: "superseded", orderId: result.orderId };
    case "already_paid":
    case "payment_in_progress":
      return {
        kind: "answer",
        result: { ok: false, kind: result.kind, orderToken: await issueOrderToken(tx, result.orderId) },
      };
    default:
      return { kind: "answer", result };
  }
}

async function settled(orderId: string, status: "paid" | "processing"): Promise<StartPaymentResult> {
  const orderToken = await transact((tx) => issueOrderToken(tx, orderId));
  return { ok: false, kind: status === "paid" ? "already_paid" : "payment_in_progress", orderToken };
}
