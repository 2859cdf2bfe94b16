import type { OrderStatus } from "@/lib/orders/order-status";

/** What decides how an order is shown to its shopper. Amounts in minor units of one currency. */
export type OrderFacts = {
  status: OrderStatus;
  reviewReason: string | null;
  refundedAmount: number;
  totalAmount: number;
  lastDecline: string | null;
};

/** The states a shopper can tell apart; several are derived from facts beside the status. */
export type OrderState =
  | "waiting"
  | "declined"
  | "processing"
  | "review"
  | "paid"
  | "partly_refunded"
  | "refunded"
  | "expired"
  | "canceled";

/** The one state to show. A review comes first while money may be at stake; why is the staff's business. */
export function orderState(order: OrderFacts): OrderState {
  if (order.refundedAmount > 0) {
    return order.refundedAmount < order.totalAmount ? "partly_refunded" : "refunded";
  }
  if (order.reviewReason !== null && order.status !== "paid") return "review";
  if (order.status !== "pending") return order.status;
  return order.lastDecline === null ? "waiting" : "declined";
}
