import type { OrderStatus } from "@/lib/orders/order-status";
import type { StripeDisputeStatus } from "@/lib/stripe/dispute-facts";
import type { RefundReason } from "./refund-reasons";

/** Where one attempt to charge an order stands. The database's enum is the same; a test compares them. */
export const ATTEMPT_STATUSES = [
  /** The row is committed; Stripe may or may not have been reached. */
  "starting",
  /** The PaymentIntent exists and can still be paid. */
  "payable",
  "processing",
  /** The money is held and waits to be captured. */
  "authorized",
  "captured",
  "canceled",
  /** Stripe refused to create the PaymentIntent. */
  "refused",
  /** Stripe knows no such PaymentIntent any more. */
  "lost",
] as const;
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];

/** Where a refund stands. The database's enum is the same; a test compares them. */
export const REFUND_STATUSES = [
  /** Waits for a second person. */
  "awaiting_approval",
  /** The row is committed; Stripe may or may not have been reached. */
  "requested",
  "pending",
  "requires_action",
  "succeeded",
  "failed",
  "canceled",
] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/** One attempt to charge an order. Amounts in minor units of `currency`. */
export type AttemptState = {
  id: string;
  status: AttemptStatus;
  amount: number;
  currency: string;
  paymentIntentId: string | null;
  amountReceived: number;
  declineCode: string | null;
  /** The refused charges that were counted, so that each counts once however often it is told. */
  declineIds: readonly string[];
  /** Whether it was begun for an amount that is held first and captured by staff. Never changes. */
  manual: boolean;
  /** When an authorization lapses, in seconds since 1970; null where nothing is held. */
  captureBefore: number | null;
  /** How much of the held amount staff decided to capture; 0 lets all of it go. Null where nobody decided. */
  captureAmount: number | null;
  /** The command that decided it, or the last one: its id is the key that Stripe is sent. */
  captureId: string | null;
  /** Whether staff were told that it lapses soon. */
  lapseTold: boolean;
};

/** Pieces of one product that a refund is about. */
export type RefundLine = { productId: string; quantity: number };

/** What was ordered of one product. `unitAmount` in minor units of the order's currency. */
export type OrderedItem = { productId: string; quantity: number; unitAmount: number };

/** One refund. `amount` in minor units of the order's currency. */
export type RefundState = {
  id: string;
  attemptId: string;
  stripeRefundId: string | null;
  status: RefundStatus;
  amount: number;
  lines: readonly RefundLine[];
  /** Whether the pieces of `lines` go back on the shelf once the refund has succeeded. */
  restock: boolean;
  restocked: boolean;
  failureReason: string | null;
  /** Null for one made in the Dashboard. */
  reason: RefundReason | null;
  /** What staff wrote for each other. */
  note: string | null;
  /** Staff user ids; null where no person did. */
  requestedBy: string | null;
  approvedBy: string | null;
  /** The review that is closed once this refund is on its way. */
  reviewId: string | null;
};

/** One dispute. `amount` in minor units of the order's currency. */
export type DisputeState = {
  id: string;
  attemptId: string;
  status: StripeDisputeStatus;
  reason: string;
  amount: number;
  /** When evidence must have been sent, in seconds since 1970; null where there is no such time. */
  dueBy: number | null;
  fundsWithdrawn: boolean;
  /** Whether Stripe would still refund the charge: true for inquiries, false for chargebacks. */
  chargeRefundable: boolean;
};

/** Something a person must look at, or has looked at. `subject` names the payment, refund or dispute it is about. */
export type ReviewState = { id: string; reason: string; subject: string; open: boolean };

/** Everything that a decision about an order needs to know. Amounts in minor units of `currency`. */
export type OrderState = {
  id: string;
  status: OrderStatus;
  totalAmount: number;
  currency: string;
  livemode: boolean;
  /** Sum of the succeeded refunds. */
  refundedAmount: number;
  disputeOpen: boolean;
  /** Whether its items are still in the cart it was placed from, as far as this order has changed that. */
  itemsInCart: boolean;
  /** Whether the shelf has what the order asks for, beside what the order itself holds. */
  stockAvailable: boolean;
  items: readonly OrderedItem[];
  attempts: readonly AttemptState[];
  refunds: readonly RefundState[];
  disputes: readonly DisputeState[];
  reviews: readonly ReviewState[];
};

const OPEN_ATTEMPTS: readonly AttemptStatus[] = ["starting", "payable", "processing", "authorized"];
const OPEN_DISPUTES: readonly StripeDisputeStatus[] = [
  "warning_needs_response",
  "warning_under_review",
  "needs_response",
  "under_review",
  "appeal_needs_response",
  "appeal_under_review",
  "unknown",
];

/** Whether an attempt's PaymentIntent may still take money. */
export function mayTakeMoney(status: AttemptStatus): boolean {
  return OPEN_ATTEMPTS.includes(status);
}

export function isOpenDispute(status: StripeDisputeStatus): boolean {
  return OPEN_DISPUTES.includes(status);
}
