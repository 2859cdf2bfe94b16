import { isChargeable } from "@/lib/money";
import { isOpen } from "@/lib/orders/order-status";
import { applied, type Change, type Decision, refused, UNCHANGED } from "./changes";
import { closeReview } from "./close-review";
import type { Settling } from "./decide-refund-request";
import type { CapturedPart, CaptureRequest } from "./fact";
import type { AttemptState, OrderState } from "./order-state";

/**
 * Somebody on the staff decides about held money: all of it, a part while the rest is let go, or nothing. Stripe
 * captures a payment once, so the first decision counts until Stripe has refused it, however many press at once.
 */
export function decideCapture(
  order: OrderState,
  { captureId, attemptId, what }: CaptureRequest,
  settling: Settling | null = null,
): Decision {
  const attempt = order.attempts.find(({ id }) => id === attemptId);
  // The same form once more.
  if (attempt?.captureId === captureId) return UNCHANGED;
  if (attempt?.status !== "authorized") return refused("not_authorized");
  if (attempt.captureAmount !== null) return refused("already_decided");
  const amount = amountOf(what, attempt);
  if (what.kind !== "release") {
    if (!isOpen(order.status)) return refused("order_closed");
    if (amount > attempt.amount) return refused("more_than_held");
    if (!isChargeable({ amount, currency: attempt.currency })) return refused("amount_impossible");
  }
  return applied(
    { do: "put_attempt", attempt: { ...attempt, captureAmount: amount, captureId } },
    noteOf(what, amount, attempt),
    { do: "follow_up", job: { task: "send_capture", attemptId } },
    ...(settling ? closeReview(order, settling.reviewId, settling.closing) : []),
  );
}

function amountOf(what: CapturedPart, attempt: AttemptState): number {
  switch (what.kind) {
    case "all":
      return attempt.amount;
    case "amount":
      return what.amount;
    case "release":
      return 0;
    default:
      return what satisfies never;
  }
}

function noteOf(what: CapturedPart, amount: number, attempt: AttemptState): Change {
  const { currency } = attempt;
  if (what.kind === "release")
    return { do: "note", kind: "release_requested", detail: { amount: attempt.amount, currency } };
  const released = attempt.amount - amount;
  return { do: "note", kind: "capture_requested", detail: { amount, currency, released } };
}

/** Stripe certainly did nothing of a decision and still holds the money: staff may decide anew. */
export function decideRefusedCapture(
  order: OrderState,
  { attemptId, captureId, reason }: { attemptId: string; captureId: string; reason: string },
): Decision {
  const attempt = order.attempts.find(({ id }) => id === attemptId);
  if (attempt?.status !== "authorized" || attempt.captureId !== captureId) return UNCHANGED;
  if (attempt.captureAmount === null) return UNCHANGED;
  const amount = attempt.captureAmount || attempt.amount;
  return applied(
    { do: "put_attempt", attempt: { ...attempt, captureAmount: null } },
    { do: "note", kind: "capture_refused", detail: { amount, currency: attempt.currency, reason } },
  );
}
