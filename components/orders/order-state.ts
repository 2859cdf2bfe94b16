import type { OrderStatus } from "@/lib/orders/order-status";
import type { PaymentStanding } from "@/lib/payments/payment-standing";

/** What decides how an order is shown to its shopper. Amounts in minor units of one currency. */
export type OrderFacts = {
  status: OrderStatus;
  reviewReason: string | null;
  tooManyDeclines: boolean;
  paidTooLate: boolean;
  totalAmount: number;
  refundedAmount: number;
  /** All that was ever received for the order; more than its total where it was paid twice. */
  capturedAmount: number;
};

/** The states a shopper can tell apart; several are derived from facts beside the status. */
export type OrderState =
  | "waiting"
  | "declined"
  | "unclear"
  | "processing"
  | "review"
  | "paid"
  /** Paid twice, and no more went back than was paid too much. */
  | "paid_too_much"
  | "partly_refunded"
  | "refunded"
  | "expired"
  | "canceled"
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
  if (order.reviewReason !== null && order.status !== "paid") return "review";
  if (order.paidTooLate) return "too_late";
  if (order.tooManyDeclines && order.status === "pending") return "closing";
  if (order.tooManyDeclines && order.status === "canceled") return "declined_too_often";
  return order.status === "pending" ? PENDING[standing] : order.status;
}
