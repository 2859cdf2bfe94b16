import { applied, type Decision, refused, UNCHANGED } from "./changes";
import { settledByRefund } from "./close-review";
import { isHeldByDispute } from "./decide-refund-request";
import { choiceOfRefund } from "./decide-review";
import type { OrderState, RefundState } from "./order-state";
import { refundRoom } from "./refund-room";

type Judgement = { refundId: string; approved: boolean; by: string };

/** A second person approves a refund that waits, and it is sent, or declines it, and nothing of it is. */
export function decideApproval(order: OrderState, { refundId, approved, by }: Judgement): Decision {
  const refund = order.refunds.find(({ id }) => id === refundId);
  if (!refund) return refused("not_waiting");
  // The same form once more.
  if (approved && refund.approvedBy === by) return UNCHANGED;
  if (refund.status !== "awaiting_approval") return refused("not_waiting");
  if (refund.requestedBy === by) return refused("same_person");
  const detail = { amount: refund.amount, currency: order.currency, refund: refund.id };
  if (!approved) {
    return applied(
      { do: "put_refund", refund: { ...refund, status: "canceled", failureReason: "declined_by_staff" } },
      { do: "note", kind: "refund_declined", detail },
    );
  }
  if (isHeldByDispute(order, refund.attemptId)) return refused("charge_disputed");
  const attempt = order.attempts.find(({ id }) => id === refund.attemptId);
  // Its own claim is counted in the room.
  if (!attempt || refundRoom(order, attempt) < 0) return refused("too_much");
  return applied(
    { do: "put_refund", refund: { ...refund, status: "requested", approvedBy: by } },
    { do: "note", kind: "refund_approved", detail },
    { do: "follow_up", job: { task: "send_refund", refundId: refund.id } },
    ...settled(order, refund, by),
  );
}

function settled(order: OrderState, refund: RefundState, by: string) {
  if (!refund.reviewId) return [];
  const choice = choiceOfRefund(order, refund);
  return settledByRefund(order, refund.reviewId, { by, choice, note: refund.note });
}
