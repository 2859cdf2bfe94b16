import type { AttemptState, OrderState, RefundLine, RefundState, RefundStatus } from "./order-state";

const CLAIMING: readonly RefundStatus[] = [
  "awaiting_approval",
  "requested",
  "pending",
  "requires_action",
  "succeeded",
];

/** Whether a refund has a claim to its part of the captured money: it has gone back, or may yet. */
export function hasClaim({ status }: Pick<RefundState, "status">): boolean {
  return CLAIMING.includes(status);
}

type Refunds = { refunds: readonly Pick<RefundState, "attemptId" | "status" | "amount">[] };

/** How much of a payment can still be refunded, in minor units; below zero where Stripe has refunded more than we knew. */
export function refundRoom(
  { refunds }: Refunds,
  attempt: Pick<AttemptState, "id" | "status" | "amountReceived">,
): number {
  const received = attempt.status === "captured" ? attempt.amountReceived : 0;
  return refunds
    .filter((refund) => refund.attemptId === attempt.id && hasClaim(refund))
    .reduce((left, { amount }) => left - amount, received);
}

type Pieces = {
  items: readonly RefundLine[];
  refunds: readonly Pick<RefundState, "status" | "lines" | "restock" | "restocked">[];
};

function piecesIn(refunds: Pieces["refunds"], productId: string): number {
  return refunds
    .flatMap(({ lines }) => lines)
    .filter((line) => line.productId === productId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function ordered(items: Pieces["items"], productId: string): number {
  return items.find((item) => item.productId === productId)?.quantity ?? 0;
}

/** How many pieces of a product were ordered and are in no refund. */
export function piecesToRefund({ items, refunds }: Pieces, productId: string): number {
  return ordered(items, productId) - piecesIn(refunds.filter(hasClaim), productId);
}

/**
 * How many pieces could still go back on the shelf. Not the same: pieces of a refund that failed after it had
 * succeeded can be refunded again, and are on the shelf already.
 */
export function piecesToRestock({ items, refunds }: Pieces, productId: string): number {
  const back = refunds.filter((refund) => refund.restocked || (refund.restock && hasClaim(refund)));
  return ordered(items, productId) - piecesIn(back, productId);
}

/** Everything that an order can put back on the shelf with a refund of all that is left. */
export function wholeRest(order: Pick<OrderState, "items" | "refunds">): RefundLine[] {
  return order.items.flatMap(({ productId }) => {
    const quantity = Math.min(piecesToRefund(order, productId), piecesToRestock(order, productId));
    return quantity > 0 ? [{ productId, quantity }] : [];
  });
}
