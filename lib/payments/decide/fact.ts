import type { DisputeFacts } from "@/lib/stripe/dispute-facts";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import type { RefundFacts } from "@/lib/stripe/refund-facts";

/**
 * What is said about an order. `asked` is true when Stripe was asked just now: such an answer is how
 * things stand, where an event's snapshot may be older than what is known already.
 */
export type Fact =
  | { kind: "payment"; payment: PaymentFacts; asked: boolean }
  | { kind: "refund"; refund: RefundFacts; asked: boolean }
  | { kind: "dispute"; dispute: DisputeFacts; asked: boolean }
  /** Stripe was asked for the attempt's PaymentIntent and knows no such object. */
  | { kind: "payment_lost"; attemptId: string }
  /** The order's unpaid time is over, or somebody wants it closed. Nothing of it may be payable any more. */
  | { kind: "close"; as: "canceled" | "expired" }
  /** Stripe refused to make a refund that was asked for. */
  | { kind: "refund_refused"; refundId: string; reason: string };

/** What decisions depend on besides the order and the fact. */
export type Rules = {
  /** Whether authorizations are captured by staff; otherwise one that is held is an error of settings. */
  manualCapture: boolean;
  /** Declined cards after which an unpaid order is closed. */
  declineLimit: number;
  /** A UUID that nothing has yet, for the one row that a decision may have to make. */
  newId: string;
};
