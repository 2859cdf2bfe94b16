import { clearCartParts } from "@/lib/orders/cart-of-order";
import { changeOrderStatus } from "@/lib/orders/change-order-status";
import { queueOrderMail } from "@/lib/orders/queue-order-mail";
import type { Cause } from "@/lib/orders/record-order-event";
import type { Tx } from "@/lib/prisma";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { Prisma } from "@/prisma/generated/client";
import type { LockedAttempt } from "./locked-attempt";
import { openReview, type ReviewReason } from "./open-review";

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
): Promise<"applied" | "review"> {
  const problem = await markPaid(tx, attempt, facts, cause);
  if (problem) {
    await tx.$executeRaw`${captureAttempt(attempt, facts)}`;
    return await openReview(tx, attempt, problem, cause, { payment: facts.id });
  }
  // One statement for all that follows: this runs for every order there is.
  const alongside = Prisma.sql`captured AS (${captureAttempt(attempt, facts)}), ${clearCartParts(attempt.orderId)}`;
  await queueOrderMail(tx, attempt, "order_confirmed", alongside);
  return "applied";
}

/** Null when the order is now paid, otherwise why it is not. */
async function markPaid(
  tx: Tx,
  { orderId, orderStatus }: LockedAttempt,
  facts: PaymentFacts,
  cause: Cause,
): Promise<ReviewReason | null> {
  if (orderStatus === "paid") return "paid_twice";
  const detail = { amount: facts.amountReceived, currency: facts.currency };
  const change = await changeOrderStatus(tx, { orderId, from: orderStatus, to: "paid", cause, detail });
  return change.moved ? null : "paid_late_out_of_stock";
}

function captureAttempt(attempt: LockedAttempt, facts: PaymentFacts): Prisma.Sql {
  return Prisma.sql`
    UPDATE payment_attempt
    SET payment_intent_id = ${facts.id}, status = 'captured', amount_received = ${facts.amountReceived},
        updated_at = now()
    WHERE id = ${attempt.id}::uuid`;
}
