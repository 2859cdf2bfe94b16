import { isOpen, mayMove } from "@/lib/orders/order-status";
import type { Decision } from "@/lib/payments/decide/changes";
import type { Fact } from "@/lib/payments/decide/fact";
import type { OrderState } from "@/lib/payments/decide/order-state";
import type { StripeModel } from "./stripe-model";

const CLAIMING = ["awaiting_approval", "requested", "pending", "requires_action", "succeeded"];
const AT_STRIPE = ["pending", "requires_action", "succeeded"];
const ENDED_ATTEMPTS = ["captured", "canceled", "refused", "lost"];

/** Above this, in minor units, a second person decides. */
export const APPROVAL_ABOVE = 2_000;

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** By how much the refunds of a payment in these states exceed what was captured. */
function isOverspent(order: OrderState, states: readonly string[]): boolean {
  return order.attempts.some(({ id, amountReceived }) => {
    const claims = order.refunds.filter(
      ({ attemptId, status }) => attemptId === id && states.includes(status),
    );
    return sum(claims.map(({ amount }) => amount)) > amountReceived;
  });
}

/** What is wrong with what became of a fact, whatever came before; null when nothing is. */
export function wrongDecision(
  before: OrderState,
  fact: Fact,
  { outcome, changes }: Decision,
  after: OrderState,
): string | null {
  const moves = changes.flatMap((change) => (change.do === "move_order" ? [change] : []));
  if (moves.length > 1) return "an order moves twice in one decision";
  const [move] = moves;
  if (move && (move.from !== before.status || !mayMove(move.from, move.to)))
    return `moves from ${move.from} to ${move.to} while it is ${before.status}`;
  const has = (what: string) => changes.some((change) => change.do === what);
  const leaves = move !== undefined && isOpen(move.from) && !isOpen(move.to) && move.to !== "paid";
  if (has("return_stock") !== leaves) return "stock comes back exactly when an unpaid order ends";
  const returns = move !== undefined && !isOpen(move.from) && move.to === "paid";
  if (has("take_stock") !== returns) return "stock is taken again exactly when an ended order is paid";
  if (returns && !before.stockAvailable) return "takes stock that is not there";
  for (const change of changes) {
    if (change.do !== "restock") continue;
    const refund = before.refunds.find(({ id }) => id === change.refundId);
    if (refund?.restocked) return "pieces go back on the shelf twice";
  }
  if (outcome === "unchanged" && changes.length > 0) return "says unchanged and changes something";
  // News of Stripe's refunds may overtake each other, and is a fact in any order; what staff ask for is not.
  if (fact.kind === "refund_requested" && outcome === "applied" && isOverspent(after, CLAIMING))
    return "more may be asked back than was captured";
  const held = before.disputes.some(({ status, chargeRefundable }) => status !== "won" && !chargeRefundable);
  if (fact.kind === "refund_requested" && outcome === "applied" && held)
    return "asks Stripe to refund what is disputed";
  return wrongState(after);
}

function wrongState(order: OrderState): string | null {
  const underReview = order.reviews.some(({ open }) => open);
  const captured = order.attempts.filter(({ status }) => status === "captured");
  const refunded = order.refunds.filter(({ status }) => status === "succeeded");
  if (order.refundedAmount !== sum(refunded.map(({ amount }) => amount)))
    return "the sum of its refunds is another";
  const back = order.refunds.some(({ reason }) => reason === "late") || order.reviews.length > 0;
  if (order.refunds.some(({ requestedBy, approvedBy }) => requestedBy !== null && requestedBy === approvedBy))
    return "who asked for a refund approved it";
  const alone = order.refunds.filter(
    ({ requestedBy, approvedBy, status }) =>
      requestedBy !== null && approvedBy === null && ["requested", ...AT_STRIPE].includes(status),
  );
  if (sum(alone.map(({ amount }) => amount)) > APPROVAL_ABOVE) return "more was refunded than one person may";
  if (captured.length > 0 && order.status !== "paid" && !underReview && !back)
    return "captured, not paid and before nobody";
  if (order.status === "paid" && captured.length === 0) return "paid without money";
  const canBePaid = order.attempts.some(({ status }) => !ENDED_ATTEMPTS.includes(status));
  if (["expired", "canceled"].includes(order.status) && canBePaid) return "ended and can still be paid";
  return null;
}

/** What differs from Stripe once Stripe was asked about everything; null when nothing does. */
export function wrongEnd(order: OrderState, stripe: StripeModel): string | null {
  const [attempt] = order.attempts;
  const { status, amountReceived } = stripe.payment;
  if ((status === "succeeded") !== (attempt?.status === "captured"))
    return `the payment is ${status} and the attempt ${attempt?.status}`;
  if (attempt?.status === "captured" && attempt.amountReceived !== amountReceived)
    return "another amount was captured";
  if (status === "canceled" && isOpen(order.status)) return "its payment is canceled and it is still open";
  for (const refund of stripe.refunds) {
    const rows = order.refunds.filter(({ stripeRefundId }) => stripeRefundId === refund.id);
    if (rows.length !== 1) return `${rows.length} rows for a refund`;
    if (rows[0]?.status !== refund.status || rows[0].amount !== refund.amount)
      return `a refund is ${refund.status} and its row ${rows[0]?.status}`;
  }
  const invented = order.refunds.find(
    ({ stripeRefundId, status: row }) => row === "requested" || (AT_STRIPE.includes(row) && !stripeRefundId),
  );
  if (invented) return `a refund is ${invented.status} and not at Stripe`;
  if (isOverspent(order, AT_STRIPE)) return "more went back than was captured";
  for (const dispute of stripe.disputes) {
    const row = order.disputes.find(({ id }) => id === dispute.id);
    if (row?.status !== dispute.status) return `a dispute is ${dispute.status} and its row ${row?.status}`;
  }
  return null;
}
