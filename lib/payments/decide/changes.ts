import type { OrderMailKind } from "@/lib/orders/mail-kinds";
import type { OrderStatus } from "@/lib/orders/order-status";
import type { Job } from "@/lib/outbox/jobs";
import type { AttemptState, DisputeState, RefundState } from "./order-state";
import type { ReviewChoice } from "./review-choices";

/** What happened to an order that is told on its timeline, besides moves of its status. */
export type NoteKind =
  | "payment_declined"
  | "payment_authorized"
  | "capture_requested"
  | "release_requested"
  | "capture_refused"
  | "authorization_lapses"
  | "authorization_lapsed"
  | "authorization_released"
  | "payment_lost"
  | "payment_captured_again"
  | "refund_requested"
  | "refund_awaiting_approval"
  | "refund_approved"
  | "refund_declined"
  | "refund_overtaken"
  | "refund_pending"
  | "refund_requires_action"
  | "refund_succeeded"
  | "refund_failed"
  | "refund_canceled"
  | "dispute_opened"
  | "dispute_changed"
  | "dispute_won"
  | "dispute_lost"
  | "dispute_closed"
  | "dispute_funds_withdrawn"
  | "dispute_funds_reinstated"
  | "dispute_deadline"
  | "review_closed"
  | "too_many_declines"
  | "parcel_shipped"
  | "parcel_not_shipped"
  | "parcel_delivered"
  | "parcel_not_delivered";

export type Detail = Readonly<Record<string, string | number>>;

/** One change to an order, as plain data. `store` writes all changes of many orders at once. */
export type Change =
  | { do: "move_order"; from: OrderStatus; to: OrderStatus; detail: Detail }
  | { do: "take_stock" | "return_stock" }
  | { do: "take_from_cart" | "refill_cart" }
  | { do: "put_attempt"; attempt: AttemptState }
  | { do: "put_refund"; refund: RefundState }
  | { do: "restock"; refundId: string }
  | { do: "put_dispute"; dispute: DisputeState }
  | { do: "set_sums"; refundedAmount: number; disputeOpen: boolean }
  | { do: "note"; kind: NoteKind; detail: Detail }
  | { do: "open_review"; reason: ReviewReason; subject: string; detail: Detail }
  /** `remaining` is the first reason for a review that is still open then. */
  | { do: "close_review"; reviewId: string; remaining: string | null; closing: ReviewClosing }
  | { do: "mail"; kind: OrderMailKind; subject: string }
  | { do: "follow_up"; job: Job };

/** Why a person must look at an order. */
export type ReviewReason =
  | "another_order"
  | "another_payment_intent"
  | "another_currency"
  | "another_mode"
  | "another_amount"
  | "another_captured_amount"
  | "authorized_not_captured"
  | "authorization_lapsed"
  | "paid_twice"
  | "unmatched_payment"
  | "unknown_attempt"
  | "refund_failed"
  | "dispute_deadline";

/** Who closed a review, by which of its choices, and what they wrote to it. `by` is a staff user's id. */
export type ReviewClosing = { by: string; choice: ReviewChoice; note: string | null };

/** Why a person's command is not carried out. */
export const REFUSALS = [
  /** There is no captured money of this payment. */
  "not_captured",
  /** More than what is left of the captured money. */
  "too_much",
  /** Stripe refunds no charge whose money a dispute holds or has taken. */
  "charge_disputed",
  /** More pieces than were ordered and not refunded yet. */
  "pieces_refunded",
  /** Nothing, or an amount that Stripe's minor units of the currency cannot be. */
  "amount_impossible",
  /** Pieces would go back on the shelf which never left it or are there already. */
  "nothing_to_restock",
  /** Whoever asked for a refund does not approve it. */
  "same_person",
  /** The refund waits for nobody's approval. */
  "not_waiting",
  /** A refund that settles the review waits for its approval. */
  "refund_waits",
  /** Somebody was quicker. */
  "review_closed",
  /** There is no held money of this payment. */
  "not_authorized",
  /** More than what is held. */
  "more_than_held",
  /** Somebody has decided about the held money already, and Stripe is being told. */
  "already_decided",
  /** The order takes no money any more; what is held for it can only be let go. */
  "order_closed",
  /** A review of this reason has no such choice, or nothing to do it with. */
  "no_such_choice",
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What became of a fact. */
export type Outcome =
  /** The order now says what Stripe said. */
  | "applied"
  /** Nothing new. */
  | "unchanged"
  /** Would move the order back, or cannot be read: Stripe will be asked. */
  | "ambiguous"
  /** Does not agree with our rows: a person must look. */
  | "review"
  | Refusal;

export type Decision = { outcome: Outcome; changes: readonly Change[] };

export const UNCHANGED: Decision = { outcome: "unchanged", changes: [] };

export function applied(...changes: readonly Change[]): Decision {
  return { outcome: "applied", changes };
}

export function isRefusal(outcome: string): outcome is Refusal {
  return REFUSALS.some((refusal) => refusal === outcome);
}

/** A command that is not carried out changes nothing. */
export function refused(why: Refusal): Decision {
  return { outcome: why, changes: [] };
}

/** Nothing is believed yet; Stripe is asked instead. */
export function askFirst(job: Job): Decision {
  return { outcome: "ambiguous", changes: [{ do: "follow_up", job }] };
}
