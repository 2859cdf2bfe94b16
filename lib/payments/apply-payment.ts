import { clearCartParts, refillCart } from "@/lib/orders/cart-of-order";
import { changeOrderStatus } from "@/lib/orders/change-order-status";
import { isOpen } from "@/lib/orders/order-status";
import { queueOrderMail } from "@/lib/orders/queue-order-mail";
import { type Cause, recordOrderEvent } from "@/lib/orders/record-order-event";
import type { Tx } from "@/lib/prisma";
import { enqueueJob } from "@/lib/queue";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import type { AttemptStatus } from "@/prisma/generated/enums";
import { closeAfterTooMany } from "./close-declined-order";
import { type LockedAttempt, lockAttempt } from "./locked-attempt";
import { findMismatch } from "./match-payment";
import { openReview } from "./open-review";
import { isOpenAttempt } from "./payment-attempt";
import { type PaymentOutcome, paymentOutcome } from "./payment-outcome";
import { settleOrder } from "./settle-order";

/** Where the facts come from: what this installation is, who told us, and whether Stripe was asked just now. */
export type PaymentSource = { appId: string; cause: Cause; asked: boolean };

export type AppliedPayment =
  /** The order and the attempt now say what Stripe said. */
  | "applied"
  /** Nothing new. */
  | "unchanged"
  /** Made by another program on the same Stripe account. */
  | "foreign"
  /** Marked as ours, and no such attempt: a restored backup, for example. */
  | "unmatched"
  /** Would move the order back, or cannot be read: Stripe will be asked. */
  | "ambiguous"
  /** Does not agree with our rows: a person must look. */
  | "review";

/**
 * Makes an order say what a PaymentIntent says, in the caller's transaction. Every way to "paid" ends
 * here: the webhook, the return page, the staff's button, the jobs. Applying the same facts again
 * changes nothing, and facts that would move the order back are not believed unless Stripe was asked
 * just now: snapshots arrive in any order.
 */
export async function applyPayment(
  tx: Tx,
  facts: PaymentFacts,
  source: PaymentSource,
): Promise<AppliedPayment> {
  if (facts.app !== source.appId) return "foreign";
  const attempt = facts.attemptId ? await lockAttempt(tx, facts.attemptId) : null;
  if (!attempt) return "unmatched";
  const outcome = paymentOutcome(facts);
  const mismatch = findMismatch(facts, attempt);
  if (mismatch) {
    // Our own PaymentIntent, changed by somebody and then canceled: it takes no money whatever its amount, and
    // must not hold the order's stock and cart until a person has looked.
    if (outcome === "canceled" && facts.id === attempt.paymentIntentId && isOpenAttempt(attempt.status))
      await applyCanceled(tx, attempt, facts, source.cause);
    return await openReview(tx, attempt, mismatch, source.cause, { payment: facts.id });
  }
  if (isSettled(attempt.status, outcome)) return "unchanged";

  switch (outcome) {
    case "captured":
      return await settleOrder(tx, attempt, facts, source.cause);
    case "payable":
      return await applyPayable(tx, attempt, facts, source);
    case "processing":
      return await applyProcessing(tx, attempt, facts, source.cause);
    case "canceled":
      return await applyCanceled(tx, attempt, facts, source.cause);
    case "held":
      return await openReview(tx, attempt, "authorized_not_captured", source.cause, { payment: facts.id });
    case "unknown":
      return await reconcileLater(tx, facts);
    default:
      return outcome satisfies never;
  }
}

/**
 * Whether an attempt is over for good, so that facts about it change nothing. Stripe's succeeded and canceled
 * are final: an older snapshot says nothing. An attempt whose PaymentIntent Stripe did not know is over too,
 * and may have a successor; should its money turn up all the same, it counts.
 */
function isSettled(status: AttemptStatus, outcome: PaymentOutcome): boolean {
  if (status === "captured") return true;
  return (status === "canceled" || status === "lost") && outcome !== "captured";
}

/** Asks Stripe about a PaymentIntent soon, and says that nothing was applied. */
async function reconcileLater(tx: Tx, facts: PaymentFacts): Promise<AppliedPayment> {
  await enqueueJob(tx, "reconcile_payment", { paymentIntentId: facts.id }, `reconcile:${facts.id}`);
  return "ambiguous";
}

async function applyPayable(
  tx: Tx,
  attempt: LockedAttempt,
  facts: PaymentFacts,
  { cause, asked }: PaymentSource,
): Promise<AppliedPayment> {
  const movesBack = attempt.status === "processing" || attempt.orderStatus === "processing";
  if (movesBack && !asked) return await reconcileLater(tx, facts);

  const { decline } = facts;
  const newDecline = decline !== null && decline.id !== attempt.declineId;
  if (attempt.status === "payable" && !newDecline) return "unchanged";
  await tx.$executeRaw`
    UPDATE payment_attempt
    SET payment_intent_id = ${facts.id}, status = 'payable', updated_at = now(),
        decline_id = coalesce(${decline?.id ?? null}, decline_id),
        decline_code = coalesce(${decline?.code ?? null}, decline_code),
        decline_count = decline_count + ${newDecline ? 1 : 0}
    WHERE id = ${attempt.id}::uuid`;
  if (attempt.orderStatus === "processing") {
    await changeOrderStatus(tx, { orderId: attempt.orderId, from: "processing", to: "pending", cause });
    await refillCart(tx, attempt.orderId);
  }
  if (newDecline) {
    await recordOrderEvent(tx, attempt.orderId, "payment_declined", cause, { code: decline.code });
    await closeAfterTooMany(tx, attempt.orderId);
  }
  return "applied";
}

async function applyProcessing(
  tx: Tx,
  attempt: LockedAttempt,
  facts: PaymentFacts,
  cause: Cause,
): Promise<AppliedPayment> {
  if (attempt.status === "processing") return "unchanged";
  await setAttempt(tx, attempt.id, facts.id, "processing");
  const { orderId, orderStatus } = attempt;
  if (orderStatus === "pending") {
    await changeOrderStatus(tx, { orderId, from: orderStatus, to: "processing", cause });
    // The cart is empty from now on, so a closed tab must not be the only place that knew the order's address.
    await queueOrderMail(tx, attempt, "order_received", clearCartParts(orderId));
  }
  return "applied";
}

async function applyCanceled(
  tx: Tx,
  attempt: LockedAttempt,
  facts: PaymentFacts,
  cause: Cause,
): Promise<AppliedPayment> {
  await setAttempt(tx, attempt.id, facts.id, "canceled");
  const { orderId, orderStatus } = attempt;
  if (isOpen(orderStatus)) await changeOrderStatus(tx, { orderId, from: orderStatus, to: "canceled", cause });
  return "applied";
}

async function setAttempt(tx: Tx, id: string, paymentIntentId: string, status: AttemptStatus): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment_attempt
    SET payment_intent_id = ${paymentIntentId}, status = ${status}::attempt_status, updated_at = now()
    WHERE id = ${id}::uuid`;
}
