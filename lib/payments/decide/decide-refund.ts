import type { RefundFacts } from "@/lib/stripe/refund-facts";
import { applied, askFirst, type Change, type Decision, type NoteKind, UNCHANGED } from "./changes";
import type { Rules } from "./fact";
import { newRefund } from "./new-refund";
import type { AttemptState, OrderState, RefundState, RefundStatus } from "./order-state";
import { refundRoom } from "./refund-room";

type RefundFact = { refund: RefundFacts; asked: boolean };

// A refund moves up this ladder, and one that has succeeded can still fail (docs.stripe.com/refunds).
const RANK: Readonly<Record<RefundStatus, number>> = {
  awaiting_approval: 0,
  requested: 1,
  pending: 2,
  requires_action: 2,
  succeeded: 3,
  failed: 4,
  canceled: 4,
};

/** What Stripe says of a refund, or its refusal; before that a refund waits for staff or for Stripe. */
type ToldStatus = Exclude<RefundStatus, "awaiting_approval" | "requested">;

const NOTES: Readonly<Record<ToldStatus, NoteKind>> = {
  pending: "refund_pending",
  requires_action: "refund_requires_action",
  succeeded: "refund_succeeded",
  failed: "refund_failed",
  canceled: "refund_canceled",
};

/** What a refund at Stripe says: ours, known by its row, or one that was made in the Dashboard. */
export function decideRefund(order: OrderState, { refund, asked }: RefundFact, rules: Rules): Decision {
  const before = order.refunds.find(
    ({ id, stripeRefundId }) => stripeRefundId === refund.id || (!stripeRefundId && id === refund.refundId),
  );
  const attempt = order.attempts.find(({ paymentIntentId }) => paymentIntentId === refund.paymentIntentId);
  const ask = askFirst({ task: "reconcile_refund", stripeRefundId: refund.id });
  // It overtook the news that the money had come. The job asks about the payment first.
  if (attempt?.status !== "captured") return asked ? UNCHANGED : ask;
  const known = before ?? newRefund({ id: rules.newId, attemptId: attempt.id, amount: refund.amount });
  if (refund.status === "unknown") return asked ? UNCHANGED : ask;
  const same = before?.status === refund.status && before.stripeRefundId === refund.id;
  if (same) return UNCHANGED;
  if (before && RANK[refund.status] <= RANK[before.status] && before.status !== refund.status && !asked)
    return ask;

  const next = {
    ...known,
    stripeRefundId: refund.id,
    status: refund.status,
    failureReason: refund.failureReason,
  };
  return applied(
    ...becomes(order, before ?? null, next, refund.currency),
    ...overtaken({ ...order, refunds: [...order.refunds.filter(({ id }) => id !== next.id), next] }, attempt),
  );
}

/**
 * Refunds made in the Dashboard may leave no room for those that wait for approval: these end, the newest first.
 * Nothing of them was sent, so nobody was promised anything.
 */
function overtaken(order: OrderState, attempt: AttemptState): Change[] {
  let room = refundRoom(order, attempt);
  const waiting = order.refunds.filter(
    ({ attemptId, status }) => attemptId === attempt.id && status === "awaiting_approval",
  );
  return waiting.reverse().flatMap((refund): Change[] => {
    if (room >= 0) return [];
    room += refund.amount;
    const detail = { amount: refund.amount, currency: attempt.currency, refund: refund.id };
    return [
      { do: "put_refund", refund: { ...refund, status: "canceled", failureReason: "overtaken" } },
      { do: "note", kind: "refund_overtaken", detail },
    ];
  });
}

/** Stripe certainly made no refund: its money is free to be refunded again, and a person is told. */
export function decideRefusedRefund(order: OrderState, refundId: string, reason: string): Decision {
  const refund = order.refunds.find(({ id }) => id === refundId);
  if (refund?.status !== "requested") return UNCHANGED;
  return applied(
    ...becomes(order, refund, { ...refund, status: "failed", failureReason: reason }, order.currency),
  );
}

function becomes(
  order: OrderState,
  before: RefundState | null,
  next: RefundState & { status: ToldStatus },
  currency: string,
): Change[] {
  const changes: Change[] = [{ do: "put_refund", refund: next }];
  const others = order.refunds.filter(({ id }) => id !== next.id);
  const refundedAmount = [...others, next]
    .filter(({ status }) => status === "succeeded")
    .reduce((sum, { amount }) => sum + amount, 0);
  if (refundedAmount !== order.refundedAmount)
    changes.push({ do: "set_sums", refundedAmount, disputeOpen: order.disputeOpen });
  if (next.status === before?.status) return changes;

  const detail = { amount: next.amount, currency, refund: next.stripeRefundId ?? next.id };
  const why = next.failureReason ? { ...detail, reason: next.failureReason } : detail;
  changes.push({ do: "note", kind: NOTES[next.status], detail: why });
  if (next.status === "succeeded") {
    changes.push({ do: "mail", kind: "refunded", subject: next.id });
    if (next.restock && !next.restocked) changes.push({ do: "restock", refundId: next.id });
  }
  if (next.status === "failed") {
    changes.push({ do: "open_review", reason: "refund_failed", subject: next.id, detail: why });
    // Nobody promised a refund that never reached Stripe.
    if (next.stripeRefundId) changes.push({ do: "mail", kind: "refund_failed", subject: next.id });
  }
  return changes;
}
