import type { RefundState } from "./order-state";

/** A refund that was just asked for, or just heard of. */
export function newRefund(
  refund: Pick<RefundState, "id" | "attemptId" | "amount"> & Partial<RefundState>,
): RefundState {
  return {
    stripeRefundId: null,
    status: "requested",
    lines: [],
    restock: false,
    restocked: false,
    failureReason: null,
    reason: null,
    note: null,
    requestedBy: null,
    approvedBy: null,
    reviewId: null,
    ...refund,
  };
}
