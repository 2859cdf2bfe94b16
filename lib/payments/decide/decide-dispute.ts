import type { DisputeFacts, StripeDisputeStatus } from "@/lib/stripe/dispute-facts";
import { applied, askFirst, type Change, type Decision, type NoteKind, UNCHANGED } from "./changes";
import { type DisputeState, isOpenDispute, type OrderState } from "./order-state";

type DisputeFact = { dispute: DisputeFacts; asked: boolean };

// A dispute moves up this ladder; an appeal begins after it was lost (docs.stripe.com/disputes).
const RANK: Readonly<Record<StripeDisputeStatus, number>> = {
  unknown: 0,
  warning_needs_response: 1,
  needs_response: 1,
  warning_under_review: 2,
  under_review: 2,
  prevented: 3,
  warning_closed: 3,
  lost: 3,
  appeal_needs_response: 4,
  appeal_under_review: 5,
  won: 6,
};

/** What a dispute at Stripe says about the order whose payment it is against. */
export function decideDispute(order: OrderState, { dispute, asked }: DisputeFact): Decision {
  const attempt = order.attempts.find(({ paymentIntentId }) => paymentIntentId === dispute.paymentIntentId);
  const ask = askFirst({ task: "reconcile_dispute", disputeId: dispute.id });
  // It overtook the news that the money had come. The job asks about the payment first.
  if (attempt?.status !== "captured") return asked ? UNCHANGED : ask;
  const before = order.disputes.find(({ id }) => id === dispute.id) ?? null;
  const next: DisputeState = {
    id: dispute.id,
    attemptId: attempt.id,
    status: dispute.status,
    reason: dispute.reason,
    amount: dispute.amount,
    dueBy: dispute.dueBy,
    fundsWithdrawn: dispute.fundsWithdrawn,
    chargeRefundable: dispute.chargeRefundable,
  };
  if (before && sameDispute(before, next)) return UNCHANGED;
  // Of two snapshots with the same status nobody knows which is the newer one.
  if (before && RANK[next.status] <= RANK[before.status] && !asked) return ask;
  return applied(...becomes(order, before, next));
}

function sameDispute(a: DisputeState, b: DisputeState): boolean {
  return (
    a.status === b.status &&
    a.reason === b.reason &&
    a.amount === b.amount &&
    a.dueBy === b.dueBy &&
    a.fundsWithdrawn === b.fundsWithdrawn &&
    a.chargeRefundable === b.chargeRefundable
  );
}

function statusNote(before: DisputeState | null, { status }: DisputeState): NoteKind | null {
  if (before?.status === status) return null;
  if (status === "won") return "dispute_won";
  if (status === "lost") return "dispute_lost";
  if (status === "warning_closed" || status === "prevented") return "dispute_closed";
  return before ? "dispute_changed" : "dispute_opened";
}

function becomes(order: OrderState, before: DisputeState | null, next: DisputeState): Change[] {
  const { id, amount, reason, status } = next;
  const detail = { amount, currency: order.currency, reason, dispute: id, status };
  const note = (kind: NoteKind): Change => ({ do: "note", kind, detail });
  const changes: Change[] = [{ do: "put_dispute", dispute: next }];
  const others = order.disputes.filter((other) => other.id !== id);
  const disputeOpen = [...others, next].some((dispute) => isOpenDispute(dispute.status));
  if (disputeOpen !== order.disputeOpen)
    changes.push({ do: "set_sums", refundedAmount: order.refundedAmount, disputeOpen });
  const told = statusNote(before, next);
  if (told) changes.push(note(told));
  const withdrawn = before?.fundsWithdrawn ?? false;
  if (next.fundsWithdrawn && !withdrawn) changes.push(note("dispute_funds_withdrawn"));
  if (!next.fundsWithdrawn && withdrawn) changes.push(note("dispute_funds_reinstated"));
  return changes;
}
