import { changeOrderStatus } from "@/lib/orders/change-order-status";
import { emptyCart } from "@/lib/orders/empty-cart";
import type { Cause } from "@/lib/orders/record-order-event";
import type { Tx } from "@/lib/prisma";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import type { AppliedPayment, LockedAttempt } from "./apply-payment";
import { openReview } from "./open-review";

/**
 * The money of an attempt has arrived: the attempt is captured and the order paid, its cart emptied and
 * its confirmation queued, in the caller's transaction. Money for an order that is paid already, or whose
 * goods are gone, is kept in the attempt and left to a person.
 */
export async function settleOrder(
  tx: Tx,
  attempt: LockedAttempt,
  facts: PaymentFacts,
  cause: Cause,
): Promise<AppliedPayment> {
  await tx.$executeRaw`
    UPDATE payment_attempt
    SET payment_intent_id = ${facts.id}, status = 'captured', amount_received = ${facts.amountReceived},
        updated_at = now()
    WHERE id = ${attempt.id}::uuid`;
  const { orderId, orderStatus } = attempt;
  if (orderStatus === "paid")
    return await openReview(tx, attempt, "paid_twice", cause, { payment: facts.id });

  const change = await changeOrderStatus(tx, {
    orderId,
    from: orderStatus,
    to: "paid",
    cause,
    detail: { amount: facts.amountReceived, currency: facts.currency },
  });
  if (!change.moved)
    return await openReview(tx, attempt, "paid_late_out_of_stock", cause, { payment: facts.id });
  await queueConfirmation(tx, attempt);
  await emptyCart(tx, orderId);
  return "applied";
}

// The unique key of mail is the order and its kind, so that a second capture sends no second mail.
async function queueConfirmation(tx: Tx, attempt: LockedAttempt): Promise<void> {
  await tx.$executeRaw`
    WITH queued AS (
      INSERT INTO mail (id, order_id, kind, recipient)
      VALUES (gen_random_uuid(), ${attempt.orderId}::uuid, 'order_confirmed', ${attempt.email})
      ON CONFLICT (order_id, kind) DO NOTHING
      RETURNING id
    )
    SELECT graphile_worker.add_job('send_mail', json_build_object('mailId', id), job_key := 'mail:' || id)
    FROM queued`;
}
