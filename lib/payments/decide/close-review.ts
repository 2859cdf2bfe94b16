import { isOpen } from "@/lib/orders/order-status";
import type { Change, ReviewClosing } from "./changes";
import { mayTakeMoney, type OrderState } from "./order-state";
import { closing as endOrder } from "./payment-changes";

/** Closes an open review of an order in somebody's name; nothing where it is closed already. */
export function closeReview(order: OrderState, reviewId: string, closing: ReviewClosing): Change[] {
  const review = order.reviews.find(({ id, open }) => open && id === reviewId);
  if (!review) return [];
  const remaining = order.reviews.find(({ id, open }) => open && id !== reviewId)?.reason ?? null;
  const { choice, note } = closing;
  const detail = { reason: review.reason, choice, ...(note && { note }) };
  return [
    { do: "close_review", reviewId, remaining, closing },
    { do: "note", kind: "review_closed", detail },
  ];
}

/** Closes the review that a refund settles. Where all that was captured of an open order goes back, the order ends. */
export function settledByRefund(order: OrderState, reviewId: string, closing: ReviewClosing): Change[] {
  const over =
    closing.choice === "refund_captured" &&
    isOpen(order.status) &&
    !order.attempts.some(({ status }) => mayTakeMoney(status));
  return [...closeReview(order, reviewId, closing), ...(over ? endOrder(order, "canceled") : [])];
}

/**
 * Closes a review by the word of somebody who has seen to its money. With the last one, an order ends that was open only
 * for it: its payment has come, or was on its way, and nothing of it can be paid any more.
 */
export function settledByWord(order: OrderState, reviewId: string, closing: ReviewClosing): Change[] {
  const { status, attempts, reviews } = order;
  const over =
    isOpen(status) &&
    !attempts.some((attempt) => mayTakeMoney(attempt.status)) &&
    (status === "processing" || attempts.some((attempt) => attempt.status === "captured")) &&
    !reviews.some(({ id, open }) => open && id !== reviewId);
  // What became of the money is for that person to tell the shopper.
  const end = over ? endOrder(order, "canceled").filter((change) => change.do !== "mail") : [];
  return [...closeReview(order, reviewId, closing), ...end];
}
