import type { OrderStatus } from "@/lib/orders/order-status";
import type { PaymentStanding } from "@/lib/payments/payment-standing";

/** What decides how an order is shown to its shopper. Amounts in minor units of one currency. */
export type OrderFacts = {
  status: OrderStatus;
  reviewReason: string | null;
  tooManyDeclines: boolean;
  paidTooLate: boolean;
  authorized: boolean;
  released: boolean;
  totalAmount: number;
  refundedAmount: number;
  /** All that was ever received for the order; more than its total where it was paid twice, less where a part was captured. */
  capturedAmount: number;
};

/** The states a shopper can tell apart; several are derived from facts beside the status. */
export type OrderState =
  | "waiting"
  | "declined"
  | "unclear"
  | "processing"
  /** The amount is held, and charged later. */
  | "reserved"
  | "review"
  | "paid"
  /** Paid twice, and no more went back than was paid too much. */
  | "paid_too_much"
  /** With less than its total, because no more was charged of what was held. */
  | "paid_in_part"
  | "partly_refunded"
  | "refunded"
  | "expired"
  | "canceled"
  /** Ended, and the amount that was held is free again. */
  | "released"
  /** Closed, and its money came all the same and goes back. */
  | "too_late"
  /** Too many payments were declined: about to be closed, and closed. */
  | "closing"
  | "declined_too_often";

const PENDING: Readonly<Record<PaymentStanding, OrderState>> = {
  unpaid: "waiting",
  declined: "declined",
  unknown: "unclear",
};

/**
 * The one state to show. A review comes first while money may be at stake; why is the staff's business. While
 * an order is pending, only what Stripe said just now decides, until too many payments were declined.
 */
export function orderState(order: OrderFacts, standing: PaymentStanding): OrderState {
  const kept = order.capturedAmount - order.refundedAmount;
  if (order.refundedAmount > 0) {
    if (order.status === "paid" && kept >= order.totalAmount) return "paid_too_much";
    return order.refundedAmount < order.capturedAmount ? "partly_refunded" : "refunded";
  }
  // Staff may still have to look at why; the shopper's money is not in question.
  if (order.released) return "released";
  if (order.reviewReason !== null && order.status !== "paid") return "review";
  if (order.paidTooLate) return "too_late";
  if (order.tooManyDeclines && order.status === "pending") return "closing";
  if (order.tooManyDeclines && order.status === "canceled") return "declined_too_often";
  // What was captured of an order that then ended goes back.
  if ((order.status === "canceled" || order.status === "expired") && order.capturedAmount > 0)
    return "refunded";
  if (order.authorized && order.status === "processing") return "reserved";
  if (order.status === "paid" && order.capturedAmount < order.totalAmount) return "paid_in_part";
  return order.status === "pending" ? PENDING[standing] : order.status;
}
