import { randomUUID } from "node:crypto";
import { installation } from "@/lib/installation";
import { type OrderRequest, placeOrder } from "@/lib/orders/place-order";
import type { JobName } from "@/lib/outbox/jobs";
import { transact } from "@/lib/outbox/transact";
import { applyFact } from "@/lib/payments/apply-fact";
import { type AppliedFact, applyFacts } from "@/lib/payments/apply-facts";
import { openAttempt } from "@/lib/payments/payment-attempt";
import { prisma, type Tx } from "@/lib/prisma";
import type { VerifiedEvent } from "@/lib/stripe/parse-event";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { emptyOutbox } from "./jobs";
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
  manual = false,
}: {
  stock?: number;
  of?: string;
  /** Whether its amount is held first, and captured by staff. */
  manual?: boolean;
} = {}): Promise<PlacedPayment> {
  const productId = of ?? (await stockProduct({ stock }));
  const request = await fillCart({ [productId]: 2 });
  const { appId, livemode } = await installation();
  return await transact(async (tx) => {
    const placed = await placeOrder(tx, request, livemode);
    if (!placed.ok) throw new Error(`the order was refused: ${placed.kind}`);
    const attempt = await openAttempt(tx, placed.order, {
      ...{ appId, paymentMethodTypes: null, manualCapture: manual },
    });
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
        cancellationReason: null,
        captureBefore: null,
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
export async function apply(payment: PaymentFacts, { asked = false } = {}): Promise<AppliedFact> {
  return await applyFact({ fact: { kind: "payment", payment, asked }, cause: { by: "webhook" } });
}

/** An order with everything that hangs on it. */
export async function orderOf(orderId: string) {
  return await prisma().order.findUniqueOrThrow({
    where: { id: orderId },
    include: {
      attempts: true,
      timeline: { orderBy: { id: "asc" } },
      mails: true,
      refunds: true,
      cart: { include: { lines: true } },
    },
  });
}

/** What the jobs of one name that wait were given, once the outbox is dispatched. */
export async function jobsOf(task: JobName): Promise<unknown[]> {
  await emptyOutbox();
  const rows = await prisma().$queryRaw<{ payload: unknown }[]>`
    SELECT payload FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = ${task}`;
  return rows.map(({ payload }) => payload);
}

/** How many jobs wait to ask Stripe about a PaymentIntent. */
export async function queuedReconciles(paymentIntentId: string): Promise<number> {
  const all = await jobsOf("reconcile_payment");
  return all.filter((given) => JSON.stringify(given) === JSON.stringify({ paymentIntentId })).length;
}

/** Closes an order of which no attempt may take money, as a person would; in the caller's transaction if given. */
export async function closeOrder(orderId: string, tx: Tx = prisma()): Promise<void> {
  const { appId } = await installation();
  await applyFacts(
    tx,
    [{ fact: { kind: "close", as: "canceled" }, orderId, cause: { by: "system" } }],
    appId,
  );
}

/** Pays a placed order that has no attempt yet, as if its money had come. */
export async function payOrder(orderId: string): Promise<void> {
  const { appId } = await installation();
  const order = await prisma().order.findUniqueOrThrow({ where: { id: orderId } });
  const attempt = await transact((tx) =>
    openAttempt(tx, order, { appId, paymentMethodTypes: null, manualCapture: false }),
  );
  const { totalAmount: amount, currency, livemode } = order;
  await apply(
    succeeded({
      ...{ id: `pi_${randomUUID().replaceAll("-", "")}`, status: "succeeded", amount, amountReceived: 0 },
      ...{ currency, livemode, app: appId, orderId, attemptId: attempt.id },
      ...{ decline: null, cancellationReason: null, captureBefore: null },
    }),
  );
}
