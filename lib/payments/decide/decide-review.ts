import { applied, type Decision, type ReviewClosing, refused, UNCHANGED } from "./changes";
import { closeReview, settledByWord } from "./close-review";
import { decideCapture } from "./decide-capture";
import { decideRefundRequest } from "./decide-refund-request";
import type { RefundedPart, RefundRequest, Rules } from "./fact";
import type { AttemptState, OrderState, RefundState, ReviewState } from "./order-state";
import { choicesOf, type ReviewChoice } from "./review-choices";
import { payWith } from "./settle";

type Settled = { reviewId: string; closing: ReviewClosing; commandId: string };

/**
 * A person has looked at a review and chosen. Choices that refund make a refund like any other, which may wait
 * for a second person; the others close the review, and what they say was done is the person's word.
 */
export function decideReview(
  order: OrderState,
  { reviewId, closing, commandId }: Settled,
  rules: Rules,
): Decision {
  // The same form once more.
  if (order.refunds.some(({ id }) => id === commandId)) return UNCHANGED;
  if (order.attempts.some(({ captureId }) => captureId === commandId)) return UNCHANGED;
  const review = order.reviews.find(({ id }) => id === reviewId);
  if (!review?.open) return refused("review_closed");
  if (!choicesOf(review.reason).includes(closing.choice)) return refused("no_such_choice");
  const waits = order.refunds.some(
    (refund) => refund.reviewId === reviewId && refund.status === "awaiting_approval",
  );
  if (waits) return refused("refund_waits");
  switch (closing.choice) {
    case "refund_older":
    case "refund_newer":
    case "refund_captured":
    case "try_again": {
      const part = refundedBy(order, review, closing.choice);
      if (!part) return refused("no_such_choice");
      const request: RefundRequest = { refundId: commandId, note: closing.note, by: closing.by, ...part };
      return decideRefundRequest(order, request, rules, { reviewId, closing });
    }
    case "capture_it":
    case "cancel_authorization": {
      const attempt = attemptOf(order, review);
      if (!attempt) return refused("no_such_choice");
      const what = { kind: closing.choice === "capture_it" ? "all" : "release" } as const;
      return decideCapture(
        order,
        { captureId: commandId, attemptId: attempt.id, what },
        { reviewId, closing },
      );
    }
    case "accept_amount":
      return accept(order, review, closing, rules);
    case "refund_it":
    case "handled_outside":
      return applied(...settledByWord(order, reviewId, closing));
    case "keep":
    case "seen":
      return applied(...closeReview(order, reviewId, closing));
    default:
      return closing.choice satisfies never;
  }
}

function attemptOf({ attempts }: OrderState, { subject }: ReviewState): AttemptState | undefined {
  return attempts.find(({ paymentIntentId }) => paymentIntentId === subject);
}

/** What was captured is what the order is paid with, as if somebody had decided it before. */
function accept(order: OrderState, review: ReviewState, closing: ReviewClosing, rules: Rules): Decision {
  const attempt = attemptOf(order, review);
  // A paid order has its money.
  if (attempt?.status !== "captured" || order.status === "paid") return refused("no_such_choice");
  const { changes } = payWith(order, { ...attempt, captureAmount: attempt.amountReceived }, rules);
  return applied(...changes, ...closeReview(order, review.id, closing));
}

type Part = Pick<RefundRequest, "attemptId" | "restock" | "reason"> & { what: RefundedPart };

function refundedBy(order: OrderState, review: ReviewState, choice: ReviewChoice): Part | null {
  if (choice === "try_again") {
    const failed = order.refunds.find(({ id }) => id === review.subject);
    return failed ? again(failed) : null;
  }
  if (choice === "refund_captured") {
    const captured = attemptOf(order, review);
    return captured
      ? { attemptId: captured.id, what: { kind: "rest" }, restock: false, reason: "another_amount" }
      : null;
  }
  const [older, newer] = capturedTwice(order);
  const attempt = choice === "refund_older" ? older : newer;
  if (!attempt) return null;
  return { attemptId: attempt.id, what: { kind: "rest" }, restock: false, reason: "paid_twice" };
}

function again({ attemptId, amount, lines, reason, restock, restocked }: RefundState): Part {
  // Pieces of one that failed after it had succeeded are on the shelf already.
  return { attemptId, what: { kind: "again", amount, lines }, restock: restock && !restocked, reason };
}

/** The first and the last payment of an order that was paid more than once. */
function capturedTwice({ attempts }: OrderState): [AttemptState | undefined, AttemptState | undefined] {
  const captured = attempts.filter(({ status }) => status === "captured");
  return captured.length > 1 ? [captured[0], captured.at(-1)] : [undefined, undefined];
}

/** Which choice a refund came from that settles a review. */
export function choiceOfRefund(order: OrderState, refund: RefundState): ReviewChoice {
  const review = order.reviews.find(({ id }) => id === refund.reviewId);
  if (review?.reason === "another_captured_amount") return "refund_captured";
  if (review?.reason !== "paid_twice") return "try_again";
  const [older] = capturedTwice(order);
  return refund.attemptId === older?.id ? "refund_older" : "refund_newer";
}
