import type { OrderMailKind } from "@/lib/orders/mail-kinds";
import type { OrderStatus } from "@/lib/orders/order-status";
import type { Job } from "@/lib/outbox/jobs";
import type { AttemptState, DisputeState, RefundState } from "./order-state";

/** What happened to an order that is told on its timeline, besides moves of its status. */
export type NoteKind =
  | "payment_declined"
  | "payment_authorized"
  | "payment_lost"
  | "payment_captured_again"
  | "refund_requested"
  | "refund_approved"
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
  | "too_many_declines";

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
  | { do: "mail"; kind: OrderMailKind; subject: string }
  | { do: "follow_up"; job: Job };

/** Why a person must look at an order. */
export type ReviewReason =
  | "another_order"
  | "another_payment_intent"
  | "another_currency"
  | "another_mode"
  | "another_amount"
  | "authorized_not_captured"
  | "paid_twice"
  | "unmatched_payment"
  | "unknown_attempt"
  | "refund_failed";

/** What became of a fact. */
export type Outcome =
  /** The order now says what Stripe said. */
  | "applied"
  /** Nothing new. */
  | "unchanged"
  /** Would move the order back, or cannot be read: Stripe will be asked. */
  | "ambiguous"
  /** Does not agree with our rows: a person must look. */
  | "review";

export type Decision = { outcome: Outcome; changes: readonly Change[] };

export const UNCHANGED: Decision = { outcome: "unchanged", changes: [] };

export function applied(...changes: readonly Change[]): Decision {
  return { outcome: "applied", changes };
}

/** Nothing is believed yet; Stripe is asked instead. */
export function askFirst(job: Job): Decision {
  return { outcome: "ambiguous", changes: [{ do: "follow_up", job }] };
}
