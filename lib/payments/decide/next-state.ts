import type { Change, Decision } from "./changes";
import type { OrderState } from "./order-state";

function replace<T extends { id: string }>(all: readonly T[], one: T): T[] {
  return all.some(({ id }) => id === one.id)
    ? all.map((old) => (old.id === one.id ? one : old))
    : [...all, one];
}

function after(order: OrderState, change: Change): OrderState {
  switch (change.do) {
    case "move_order":
      return { ...order, status: change.to };
    case "take_from_cart":
      return { ...order, itemsInCart: false };
    case "refill_cart":
      return { ...order, itemsInCart: true };
    case "put_attempt":
      return { ...order, attempts: replace(order.attempts, change.attempt) };
    case "put_refund":
      return { ...order, refunds: replace(order.refunds, change.refund) };
    case "restock":
      return {
        ...order,
        refunds: order.refunds.map((refund) =>
          refund.id === change.refundId ? { ...refund, restocked: true } : refund,
        ),
      };
    case "put_dispute":
      return { ...order, disputes: replace(order.disputes, change.dispute) };
    case "set_sums":
      return { ...order, refundedAmount: change.refundedAmount, disputeOpen: change.disputeOpen };
    case "open_review":
      return {
        ...order,
        // The database gives it an id of its own.
        reviews: [
          ...order.reviews,
          {
            id: `${change.reason}:${change.subject}`,
            reason: change.reason,
            subject: change.subject,
            open: true,
          },
        ],
      };
    case "close_review":
      return {
        ...order,
        reviews: order.reviews.map((review) =>
          review.id === change.reviewId ? { ...review, open: false } : review,
        ),
      };
    // Shelf, timeline, mails and jobs are outside of what decisions read.
    case "take_stock":
    case "return_stock":
    case "note":
    case "mail":
    case "follow_up":
      return order;
    default:
      return change satisfies never;
  }
}

/** The order as it is once a decision's changes are written: what `store` does to the rows, in memory. */
export function nextState(order: OrderState, { changes }: Decision): OrderState {
  return changes.reduce(after, order);
}
