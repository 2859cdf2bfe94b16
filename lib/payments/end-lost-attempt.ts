import { refillCart } from "@/lib/orders/cart-of-order";
import { changeOrderStatus } from "@/lib/orders/change-order-status";
import { type Cause, recordOrderEvent } from "@/lib/orders/record-order-event";
import { prisma, type Tx, transact } from "@/lib/prisma";
import { lockAttempt } from "./locked-attempt";
import { isOpenAttempt } from "./payment-attempt";

/**
 * Stripe answered that it does not know a PaymentIntent: its test data was deleted, the keys belong to
 * another account, or the database was restored. The attempt is over and says so on the timeline; the order
 * stays open and a new attempt may start at once. An attempt that ended before, above all a captured one,
 * stays as it is, and so does a PaymentIntent that is not ours. Only for Stripe's own "no such object":
 * a call that failed says nothing about the PaymentIntent.
 */
export async function endLostAttempt(paymentIntentId: string, cause: Cause): Promise<void> {
  const attempt = await prisma().paymentAttempt.findUnique({
    where: { paymentIntentId },
    select: { id: true },
  });
  if (attempt) await transact((tx) => endAttempt(tx, attempt.id, paymentIntentId, cause));
}

async function endAttempt(tx: Tx, attemptId: string, paymentIntentId: string, cause: Cause): Promise<void> {
  const attempt = await lockAttempt(tx, attemptId);
  if (!attempt || !isOpenAttempt(attempt.status)) return;
  const { orderId, orderStatus } = attempt;
  await tx.$executeRaw`
    UPDATE payment_attempt SET status = 'lost', last_error = 'not_found', updated_at = now()
    WHERE id = ${attemptId}::uuid`;
  await recordOrderEvent(tx, orderId, "payment_lost", cause, { payment: paymentIntentId });
  if (orderStatus !== "processing") return;
  await changeOrderStatus(tx, { orderId, from: orderStatus, to: "pending", cause });
  await refillCart(tx, orderId);
}
