import type { DisputeFacts } from "@/lib/stripe/dispute-facts";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import type { RefundFacts } from "@/lib/stripe/refund-facts";
import type { ReviewClosing } from "./changes";
import type { RefundLine } from "./order-state";
import type { RefundReason } from "./refund-reasons";

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
  | { kind: "refund_refused"; refundId: string; reason: string }
  /** Somebody on the staff wants money to go back. */
  | { kind: "refund_requested"; request: RefundRequest }
  /** Somebody approves or declines a refund that another person asked for. `by` is a staff user's id. */
  | { kind: "refund_judged"; refundId: string; approved: boolean; by: string }
  /** Somebody has looked and chosen what to do. `commandId` is for the refund or the capture that this may make. */
  | { kind: "review_settled"; reviewId: string; closing: ReviewClosing; commandId: string }
  /** Somebody on the staff decides what becomes of money that is held. */
  | { kind: "capture_requested"; request: CaptureRequest }
  /** Stripe did not do what was decided about held money, and still holds it. */
  | { kind: "capture_refused"; attemptId: string; captureId: string; reason: string }
  /** Held money lapses soon, in seconds since 1970. */
  | { kind: "authorization_lapses"; attemptId: string; captureBefore: number }
  /** Evidence for a dispute is due soon, in seconds since 1970, and was not sent. */
  | { kind: "dispute_deadline_near"; disputeId: string; dueBy: number };

/** What staff ask for. The refund's id makes a form that is sent twice one refund. */
export type RefundRequest = {
  refundId: string;
  attemptId: string;
  what: RefundedPart;
  restock: boolean;
  reason: RefundReason | null;
  note: string | null;
  /** The staff user's id. */
  by: string;
};

/** What staff decide about held money. The capture's id makes a form that is sent twice one command. */
export type CaptureRequest = { captureId: string; attemptId: string; what: CapturedPart };

/** All of it, an amount in minor units of the payment's currency while the rest is let go, or nothing. */
export type CapturedPart = { kind: "all" } | { kind: "amount"; amount: number } | { kind: "release" };

/** Everything that is left, an amount in minor units of the payment's currency, or pieces at what was paid for them. */
export type RefundedPart =
  | { kind: "rest" }
  | { kind: "amount"; amount: number }
  | { kind: "pieces"; lines: readonly RefundLine[] }
  /** What a failed refund was about. */
  | { kind: "again"; amount: number; lines: readonly RefundLine[] };

/** What decisions depend on besides the order and the fact. */
export type Rules = {
  /** Declined cards after which an unpaid order is closed. */
  declineLimit: number;
  /**
   * How much of one order may be refunded without a second person, in minor units by currency; null where there
   * is no such limit. In a currency that is not here every refund waits.
   */
  approvalAbove: Readonly<Partial<Record<string, number | null>>>;
  /** A UUID that nothing has yet, for the one row that a decision may have to make. */
  newId: string;
};
