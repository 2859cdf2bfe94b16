import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import type { OrderToPay } from "@/lib/orders/place-order";
import { orderEventInsert } from "@/lib/orders/record-order-event";
import type { Tx } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";

export type PaymentIntentParams = Pick<
  Stripe.PaymentIntentCreateParams,
  | "amount"
  | "currency"
  | "automatic_payment_methods"
  | "allowed_payment_method_types"
  | "payment_method_options"
  | "metadata"
  | "description"
>;

/** An attempt that may take money: its key and parameters never change. */
export type OpenAttempt = {
  id: string;
  orderId: string;
  idempotencyKey: string;
  params: PaymentIntentParams;
  paymentIntentId: string | null;
  createdAt: Date;
  /** Its order was placed in the same press of Pay: nobody can have tried to pay it before. */
  isFirst?: boolean;
};

export type AttemptSettings = { appId: string; paymentMethodTypes: string[] | null; manualCapture: boolean };

/** Whether an attempt's amount is held first and captured by staff, however the setting is now. */
export function isManual({ params }: Pick<OpenAttempt, "params">): boolean {
  const card = params.payment_method_options?.card;
  return typeof card === "object" && card?.capture_method === "manual";
}

// Only cards: the intent's own `capture_method` would take away every method that cannot be held, bank debits for
// example (docs.stripe.com/payments/place-a-hold-on-a-payment-method). Stripe knows no options of a method that it
// was told not to offer.
function captureParams({ paymentMethodTypes, manualCapture }: AttemptSettings) {
  if (!manualCapture || (paymentMethodTypes && !paymentMethodTypes.includes("card"))) return {};
  return { payment_method_options: { card: { capture_method: "manual" } } } as const;
}

// Nothing personal goes into metadata: it is shown to everyone with access to the Stripe account.
function paymentIntentParams(
  order: OrderToPay,
  attemptId: string,
  settings: AttemptSettings,
): PaymentIntentParams {
  return {
    amount: order.totalAmount,
    currency: order.currency,
    ...(settings.paymentMethodTypes
      ? { allowed_payment_method_types: settings.paymentMethodTypes }
      : { automatic_payment_methods: { enabled: true } }),
    ...captureParams(settings),
    description: `Order ${order.number}`,
    metadata: { app: settings.appId, order_id: order.id, attempt_id: attemptId },
  };
}

/**
 * The order's open attempt, or a new one, for somebody who presses Pay: the time that the order may stay unpaid
 * begins anew. The row is committed before Stripe is called, with a random
 * idempotency key and the frozen parameters, so that every retry sends the same key with the same
 * parameters (docs.stripe.com/api/idempotent_requests).
 */
export async function openAttempt(
  tx: Tx,
  order: OrderToPay,
  settings: AttemptSettings,
): Promise<OpenAttempt> {
  return (await touchOpenAttempt(tx, order.id)) ?? (await beginAttempt(tx, order, settings));
}

/** The first attempt of an order that was placed just now, and in the same statement the INSERT of `alongside`. */
export async function openFirstAttempt(
  tx: Tx,
  order: OrderToPay,
  settings: AttemptSettings,
  alongside: Prisma.Sql,
): Promise<OpenAttempt> {
  return { ...(await beginAttempt(tx, order, settings, alongside)), isFirst: true };
}

async function beginAttempt(
  tx: Tx,
  order: OrderToPay,
  settings: AttemptSettings,
  alongside?: Prisma.Sql,
): Promise<OpenAttempt> {
  const id = randomUUID();
  const idempotencyKey = randomUUID();
  const params = paymentIntentParams(order, id, settings);
  const created = await tx.$queryRaw<{ createdAt: Date }[]>`
    WITH attempt AS (
      INSERT INTO payment_attempt (id, order_id, idempotency_key, params, amount, currency)
      VALUES (${id}::uuid, ${order.id}::uuid, ${idempotencyKey}::uuid, ${JSON.stringify(params)}::jsonb,
              ${order.totalAmount}, ${order.currency})
      RETURNING created_at
    ), told AS (
      ${orderEventInsert(order.id, "payment_started", { by: "shopper" }, { attempt: id })}
    )${alongside ? Prisma.sql`, alongside AS (${alongside})` : Prisma.empty}
    SELECT created_at AS "createdAt" FROM attempt`;
  const createdAt = created[0]?.createdAt;
  if (!createdAt) throw new Error("an inserted attempt came back without its time");
  return { id, orderId: order.id, idempotencyKey, params, paymentIntentId: null, createdAt };
}

const COLUMNS = Prisma.sql`
  id, order_id AS "orderId", idempotency_key AS "idempotencyKey", params,
  payment_intent_id AS "paymentIntentId", created_at AS "createdAt"`;
const OPEN = Prisma.sql`status IN ('starting', 'payable', 'processing', 'authorized')`;

/**
 * The attempt of an order that may still take money (`mayTakeMoney` says the same of a status). The database allows
 * one at most.
 */
export async function findOpenAttempt(tx: Tx, orderId: string): Promise<OpenAttempt | null> {
  const rows = await tx.$queryRaw<OpenAttempt[]>`
    SELECT ${COLUMNS} FROM payment_attempt WHERE order_id = ${orderId}::uuid AND ${OPEN}`;
  return rows[0] ?? null;
}

async function touchOpenAttempt(tx: Tx, orderId: string): Promise<OpenAttempt | null> {
  const rows = await tx.$queryRaw<OpenAttempt[]>`
    UPDATE payment_attempt SET updated_at = now() WHERE order_id = ${orderId}::uuid AND ${OPEN}
    RETURNING ${COLUMNS}`;
  return rows[0] ?? null;
}
