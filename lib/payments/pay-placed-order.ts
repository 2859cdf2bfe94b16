import { env } from "@/lib/env";
import { installation } from "@/lib/installation";
import type { OrderStatus } from "@/lib/orders/order-status";
import type { OrderToPay } from "@/lib/orders/place-order";
import { transact } from "@/lib/outbox/transact";
import type { Tx } from "@/lib/prisma";
import type { StripeFailureKind } from "@/lib/stripe/errors";
import { offerPayment } from "./offer-payment";
import { openAttempt } from "./payment-attempt";

export type PayPlacedResult =
  | { ok: true; clientSecret: string; orderNumber: number }
  /** `order_closed`: canceled or expired, so that its things are for sale again. */
  | { ok: false; kind: "already_paid" | "payment_in_progress" | "order_closed" | "too_many_declines" }
  | { ok: false; kind: "stripe"; reason: StripeFailureKind; message: string };

const CAUSE = { by: "shopper" } as const;
// A PaymentIntent that was canceled closes its order; one that Stripe does not know gets a successor.
const TRIES = 3;

/**
 * What Pay does on a device that has the link to an unpaid order and not its cart: the same order, with the
 * stock it holds and its total as it was placed, and the same PaymentIntent while that can be paid. `message`
 * is fit for the shopper.
 */
export async function payPlacedOrder(orderId: string): Promise<PayPlacedResult> {
  const { appId } = await installation();
  const { stripe, manualCapture } = env();
  const settings = { appId, paymentMethodTypes: stripe.paymentMethodTypes, manualCapture };
  for (let tries = 1; tries <= TRIES; tries++) {
    const opened = await transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      const refusal = refusalOf(order);
      if (refusal) return { ok: false, kind: refusal } as const;
      return {
        ok: true,
        order,
        attempt: await openAttempt(tx, order, settings),
      } as const;
    });
    if (!opened.ok) return opened;
    const offer = await offerPayment(opened.attempt, CAUSE);
    switch (offer.kind) {
      case "payable":
        return { ok: true, clientSecret: offer.clientSecret, orderNumber: opened.order.number };
      case "settled":
        return { ok: false, kind: offer.status === "paid" ? "already_paid" : "payment_in_progress" };
      case "too_many_declines":
        return { ok: false, kind: offer.kind };
      case "stripe":
        return { ok: false, ...offer };
      case "over":
        continue;
    }
  }
  throw new Error(`order ${orderId} found no PaymentIntent that can be paid`);
}

type PlacedOrder = OrderToPay & { status: OrderStatus; reviewReason: string | null };

async function lockOrder(tx: Tx, orderId: string): Promise<PlacedOrder> {
  const rows = await tx.$queryRaw<PlacedOrder[]>`
    SELECT id, number, total_amount AS "totalAmount", currency, status, review_reason AS "reviewReason"
    FROM "order" WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`;
  if (!rows[0]) throw new Error(`order ${orderId} is gone`);
  return rows[0];
}

/** Why an order cannot be paid now, or null. While a person looks at its money it takes no more of it. */
function refusalOf({ status, reviewReason }: PlacedOrder) {
  if (status === "paid") return "already_paid";
  if (status === "processing" || reviewReason !== null) return "payment_in_progress";
  return status === "pending" ? null : "order_closed";
}
