import type { OrderStatus } from "@/lib/orders/order-status";
import type { Tx } from "@/lib/prisma";
import type { AttemptStatus } from "@/prisma/generated/enums";

/** An attempt with its order, both locked until the transaction ends. Amounts in minor units of `currency`. */
export type LockedAttempt = {
  id: string;
  status: AttemptStatus;
  amount: number;
  currency: string;
  paymentIntentId: string | null;
  declineId: string | null;
  orderId: string;
  orderStatus: OrderStatus;
  reviewReason: string | null;
  livemode: boolean;
  email: string;
};

/** Locks an attempt and its order; null when there is no such attempt. */
export async function lockAttempt(tx: Tx, attemptId: string): Promise<LockedAttempt | null> {
  const rows = await tx.$queryRaw<LockedAttempt[]>`
    SELECT a.id, a.status, a.amount, a.currency, a.payment_intent_id AS "paymentIntentId",
           a.decline_id AS "declineId", o.id AS "orderId", o.status AS "orderStatus",
           o.review_reason AS "reviewReason", o.livemode, o.email
    FROM payment_attempt a JOIN "order" o ON o.id = a.order_id
    WHERE a.id = ${attemptId}::uuid
    FOR NO KEY UPDATE`;
  return rows[0] ?? null;
}
