import type { Change, ReviewClosing } from "./changes";
import type { OrderState } from "./order-state";

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
