import type { OrderStatus } from "@/lib/orders/order-status";
import type { AttemptState, RefundLine, RefundState } from "@/lib/payments/decide/order-state";
import { hasClaim } from "@/lib/payments/decide/refund-room";

/** How much of an order has left for its shopper. */
export type Fulfilment =
  /** Something has to go out, and nothing has. */
  | "unshipped"
  | "partly_shipped"
  | "shipped"
  /** All of it has left, and every parcel has arrived. */
  | "delivered"
  /** Nothing has left and nothing has to: it is not paid, or all of it was refunded. */
  | "nothing_to_ship";

/** One parcel. One that was undone counts for nothing. */
export type ParcelState = {
  id: string;
  lines: readonly RefundLine[];
  delivered: boolean;
  undone: boolean;
};

/** What fulfilment depends on. Amounts in minor units of the order's currency. */
export type Fulfilled = {
  status: OrderStatus;
  items: readonly RefundLine[];
  attempts: readonly Pick<AttemptState, "status" | "amountReceived">[];
  refunds: readonly Pick<RefundState, "status" | "amount" | "lines" | "restocked">[];
  parcels: readonly ParcelState[];
};

function piecesIn(parts: readonly { lines: readonly RefundLine[] }[], productId: string): number {
  return parts
    .flatMap(({ lines }) => lines)
    .filter((line) => line.productId === productId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Whether all the money has gone back or may: whatever it was for, nothing is sent for it. */
function isRefundedInFull({ attempts, refunds }: Pick<Fulfilled, "attempts" | "refunds">): boolean {
  const captured = attempts
    .filter(({ status }) => status === "captured")
    .reduce((sum, { amountReceived }) => sum + amountReceived, 0);
  return refunds.filter(hasClaim).reduce((sum, { amount }) => sum + amount, 0) >= captured;
}

/**
 * How many pieces of a product have to go out: what was ordered less what has left, and less the pieces of refunds
 * that have a claim or whose pieces are back on the shelf. The database has the same rule (`pieces_to_ship`) and
 * refuses a parcel that holds more.
 */
export function piecesToShip(order: Fulfilled, productId: string): number {
  if (order.status !== "paid" || isRefundedInFull(order)) return 0;
  const ordered = order.items.find((item) => item.productId === productId)?.quantity ?? 0;
  const refunded = order.refunds.filter((refund) => hasClaim(refund) || refund.restocked);
  return Math.max(0, ordered - piecesIn(refunded, productId) - piecesIn(standing(order), productId));
}

/** Everything of an order that has to go out. */
export function linesToShip(order: Fulfilled): RefundLine[] {
  return order.items.flatMap(({ productId }) => {
    const quantity = piecesToShip(order, productId);
    return quantity > 0 ? [{ productId, quantity }] : [];
  });
}

/** How much of an order has left for its shopper, from its parcels and refunds alone. */
export function fulfilmentOf(order: Fulfilled): Fulfilment {
  const parcels = standing(order);
  if (linesToShip(order).length > 0) return parcels.length > 0 ? "partly_shipped" : "unshipped";
  if (parcels.length === 0) return "nothing_to_ship";
  return parcels.every(({ delivered }) => delivered) ? "delivered" : "shipped";
}

function standing({ parcels }: Pick<Fulfilled, "parcels">): ParcelState[] {
  return parcels.filter(({ undone }) => !undone);
}
