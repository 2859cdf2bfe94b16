import { randomUUID } from "node:crypto";
import { installation } from "@/lib/installation";
import { type OrderRequest, placeOrder } from "@/lib/orders/place-order";
import { type AppliedPayment, applyPayment } from "@/lib/payments/apply-payment";
import { openAttempt } from "@/lib/payments/payment-attempt";
import { prisma, transact } from "@/lib/prisma";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import type { VerifiedEvent } from "@/lib/stripe/verify-event";
import { fillCart, stockProduct } from "./shop";

export type PlacedPayment = {
  orderId: string;
  productId: string;
  request: OrderRequest;
  facts: PaymentFacts;
};

/**
 * An order for two bowls, or for two of a product that is there, with its committed attempt, and what Stripe
 * would say of its unpaid PaymentIntent.
 */
export async function placePayment({
  stock = 10,
  of,
}: {
  stock?: number;
  of?: string;
} = {}): Promise<PlacedPayment> {
  const productId = of ?? (await stockProduct({ stock }));
  const request = await fillCart({ [productId]: 2 });
  const { appId, livemode } = await installation();
  return await transact(async (tx) => {
    const placed = await placeOrder(tx, request, livemode);
    if (!placed.ok) throw new Error(`the order was refused: ${placed.kind}`);
    const attempt = await openAttempt(tx, placed.order, { appId, paymentMethodTypes: null });
    return {
      orderId: placed.order.id,
      productId,
      request,
      facts: {
        id: `pi_${randomUUID().replaceAll("-", "")}`,
        status: "requires_payment_method",
        amount: placed.order.totalAmount,
        amountReceived: 0,
        currency: placed.order.currency,
        livemode,
        app: appId,
        orderId: placed.order.id,
        attemptId: attempt.id,
        decline: null,
      },
    };
  });
}

/** The facts of the same PaymentIntent once its money is there. */
export function succeeded(facts: PaymentFacts): PaymentFacts {
  return { ...facts, status: "succeeded", amountReceived: facts.amount };
}

/** The event that Stripe would send about these facts. */
export function eventAbout(
  type: string,
  facts: PaymentFacts,
  id = `evt_${randomUUID().replaceAll("-", "")}`,
): VerifiedEvent {
  const raw = {
    id: facts.id,
    object: "payment_intent",
    status: facts.status,
    amount: facts.amount,
    amount_received: facts.amountReceived,
    currency: facts.currency,
    livemode: facts.livemode,
    metadata: { app: facts.app, order_id: facts.orderId, attempt_id: facts.attemptId },
    last_payment_error: facts.decline && { code: facts.decline.code, charge: facts.decline.id },
  };
  const payload = JSON.stringify(
    { id, object: "event", type, livemode: facts.livemode, data: { object: raw } },
    null,
    2,
  );
  return {
    id,
    type,
    livemode: facts.livemode,
    object: { id: facts.id, type: "payment_intent", raw },
    payload,
  };
}

/** Applies facts as the webhook would, or as an answer that Stripe gave just now. */
export async function apply(facts: PaymentFacts, { asked = false } = {}): Promise<AppliedPayment> {
  const { appId } = await installation();
  return await transact((tx) => applyPayment(tx, facts, { appId, cause: { by: "webhook" }, asked }));
}

/** An order with everything that hangs on it. */
export async function orderOf(orderId: string) {
  return await prisma().order.findUniqueOrThrow({
    where: { id: orderId },
    include: {
      attempts: true,
      timeline: { orderBy: { id: "asc" } },
      mails: true,
      cart: { include: { lines: true } },
    },
  });
}

/** How many jobs wait to ask Stripe about a PaymentIntent. */
export async function queuedReconciles(paymentIntentId: string): Promise<number> {
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.jobs WHERE key = ${`reconcile:${paymentIntentId}`}`;
  return rows.length;
}
