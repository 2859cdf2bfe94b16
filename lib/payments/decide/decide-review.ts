import { applied, type Decision, type ReviewClosing, refused, UNCHANGED } from "./changes";
import { closeReview } from "./close-review";
import { decideRefundRequest } from "./decide-refund-request";
import type { RefundedPart, RefundRequest, Rules } from "./fact";
import type { AttemptState, OrderState, RefundState, ReviewState } from "./order-state";
import { choicesOf, type ReviewChoice } from "./review-choices";

type Settled = { reviewId: string; closing: ReviewClosing; refundId: string };

/**
 * A person has looked at a review and chosen. Choices that refund make a refund like any other, which may wait
 * for a second person; the others close the review, and what they say was done is the person's word.
 */
export function decideReview(
  order: OrderState,
  { reviewId, closing, refundId }: Settled,
  rules: Rules,
): Decision {
  // The same form once more.
  if (order.refunds.some(({ id }) => id === refundId)) return UNCHANGED;
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
    case "try_again": {
      const part = refundedBy(order, review, closing.choice);
      if (!part) return refused("no_such_choice");
      const request: RefundRequest = { refundId, note: closing.note, by: closing.by, ...part };
      return decideRefundRequest(order, request, rules, { reviewId, closing });
    }
    case "cancel_authorization": {
      const held = order.attempts.find(({ paymentIntentId }) => paymentIntentId === review.subject);
      if (held?.status !== "canceled") return refused("not_canceled");
      return applied(...closeReview(order, reviewId, closing));
    }
    case "refund_it":
    case "handled_outside":
    case "keep":
    case "seen":
      return applied(...closeReview(order, reviewId, closing));
    default:
      return closing.choice satisfies never;
  }
}

type Part = Pick<RefundRequest, "attemptId" | "restock" | "reason"> & { what: RefundedPart };

function refundedBy(order: OrderState, review: ReviewState, choice: ReviewChoice): Part | null {
  if (choice === "try_again") {
    const failed = order.refunds.find(({ id }) => id === review.subject);
    return failed ? again(failed) : null;
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
  if (review?.reason !== "paid_twice") return "try_again";
  const [older] = capturedTwice(order);
  return refund.attemptId === older?.id ? "refund_older" : "refund_newer";
}
