import { applied, type Decision, UNCHANGED } from "./changes";
import type { OrderState } from "./order-state";

/** Whether a dispute waits for the shop's evidence. */
function needsResponse(status: string): boolean {
  return (
    status === "needs_response" || status === "warning_needs_response" || status === "appeal_needs_response"
  );
}

/** Evidence is due soon and was not sent: a person is told, once for each deadline. */
export function decideDeadline(
  order: OrderState,
  { disputeId, dueBy }: { disputeId: string; dueBy: number },
): Decision {
  const dispute = order.disputes.find(({ id }) => id === disputeId);
  if (!dispute || !needsResponse(dispute.status) || dispute.dueBy !== dueBy) return UNCHANGED;
  const subject = `${disputeId}:${dueBy}`;
  const told = order.reviews.some(
    (review) => review.reason === "dispute_deadline" && review.subject === subject,
  );
  if (told) return UNCHANGED;
  const detail = { dispute: disputeId, amount: dispute.amount, currency: order.currency, due: dueBy };
  return applied(
    { do: "note", kind: "dispute_deadline", detail },
    { do: "open_review", reason: "dispute_deadline", subject, detail },
  );
}
