import { isChargeable } from "@/lib/money";
import { applied, type Change, type Decision, type ReviewClosing, refused, UNCHANGED } from "./changes";
import { settledByRefund } from "./close-review";
import type { RefundedPart, RefundRequest, Rules } from "./fact";
import { newRefund } from "./new-refund";
import type { AttemptState, DisputeState, OrderState, RefundLine, RefundState } from "./order-state";
import { hasClaim, piecesToRefund, piecesToRestock, refundRoom, wholeRest } from "./refund-room";

/** What settles a review by refunding, and which one. */
export type Settling = { reviewId: string; closing: ReviewClosing };

/**
 * Somebody on the staff wants money to go back. Everything that has a claim to it counts, sent or not, so that
 * however many ask at once, no more is asked for than was captured. Above the shop's sum a second person decides.
 */
export function decideRefundRequest(
  order: OrderState,
  request: RefundRequest,
  rules: Rules,
  settling: Settling | null = null,
): Decision {
  // The same form once more.
  if (order.refunds.some(({ id }) => id === request.refundId)) return UNCHANGED;
  const attempt = order.attempts.find(({ id }) => id === request.attemptId);
  if (attempt?.status !== "captured") return refused("not_captured");
  if (isHeldByDispute(order, attempt.id)) return refused("charge_disputed");
  const lines = linesOf(order, request);
  if (lines === null) return refused("pieces_refunded");
  if (request.restock && !canRestock(order, lines)) return refused("nothing_to_restock");
  const room = refundRoom(order, attempt);
  const amount = amountOf(order, request.what, room);
  if (amount > room || room <= 0) return refused("too_much");
  if (!isChargeable({ amount, currency: attempt.currency })) return refused("amount_impossible");
  return ask(order, attempt, { request, lines, amount, rules, settling });
}

type Disputes = { disputes: readonly Pick<DisputeState, "attemptId" | "status" | "chargeRefundable">[] };

/** Whether Stripe would refuse to refund a payment, because a dispute holds or has taken its money. */
export function isHeldByDispute({ disputes }: Disputes, attemptId: string): boolean {
  return disputes.some(
    (dispute) =>
      dispute.attemptId === attemptId &&
      !dispute.chargeRefundable &&
      !["won", "warning_closed", "prevented"].includes(dispute.status),
  );
}

/** The pieces a refund is about; null where more are asked for than are left. */
function linesOf(order: OrderState, { what, restock }: RefundRequest): readonly RefundLine[] | null {
  if (what.kind === "rest") return restock ? wholeRest(order) : [];
  if (what.kind === "amount") return [];
  const sound = what.lines.every(
    ({ productId, quantity }) => quantity > 0 && quantity <= piecesToRefund(order, productId),
  );
  const once = new Set(what.lines.map(({ productId }) => productId)).size === what.lines.length;
  return sound && once ? what.lines : null;
}

function canRestock(order: OrderState, lines: readonly RefundLine[]): boolean {
  // Only a paid order has its pieces; those of a closed one are on the shelf.
  if (order.status !== "paid" || lines.length === 0) return false;
  return lines.every(({ productId, quantity }) => quantity <= piecesToRestock(order, productId));
}

function amountOf(order: OrderState, what: RefundedPart, room: number): number {
  switch (what.kind) {
    case "rest":
      return room;
    case "amount":
      return what.amount;
    case "pieces":
      return what.lines.reduce((sum, { productId, quantity }) => {
        const item = order.items.find((ordered) => ordered.productId === productId);
        return sum + quantity * (item?.unitAmount ?? 0);
      }, 0);
    case "again":
      return what.amount;
    default:
      return what satisfies never;
  }
}

type Asking = {
  request: RefundRequest;
  lines: readonly RefundLine[];
  amount: number;
  rules: Rules;
  settling: Settling | null;
};

function ask(order: OrderState, attempt: AttemptState, asking: Asking): Decision {
  const { request, lines, amount, rules, settling } = asking;
  const waits = needsApproval(order, amount, rules);
  const refund: RefundState = newRefund({
    id: request.refundId,
    attemptId: attempt.id,
    amount,
    lines,
    status: waits ? "awaiting_approval" : "requested",
    restock: request.restock,
    reason: request.reason,
    note: request.note,
    requestedBy: request.by,
    reviewId: settling?.reviewId ?? null,
  });
  const { reason } = request;
  const detail = { amount, currency: attempt.currency, refund: refund.id, ...(reason && { reason }) };
  const put: Change = { do: "put_refund", refund };
  // The review stays open until the refund is on its way.
  if (waits) return applied(put, { do: "note", kind: "refund_awaiting_approval", detail });
  return applied(
    put,
    { do: "note", kind: "refund_requested", detail },
    { do: "follow_up", job: { task: "send_refund", refundId: refund.id } },
    ...(settling ? settledByRefund(order, settling.reviewId, settling.closing) : []),
  );
}

/** Whether a second person decides. What nobody else approved counts together: parts are no way around it. */
function needsApproval(order: OrderState, amount: number, { approvalAbove }: Rules): boolean {
  const limit = approvalAbove[order.currency];
  if (limit === null) return false;
  const alone = order.refunds
    .filter((refund) => refund.requestedBy !== null && refund.approvedBy === null && hasClaim(refund))
    .reduce((sum, refund) => sum + refund.amount, amount);
  return limit === undefined || alone > limit;
}
