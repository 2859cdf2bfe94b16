import type { ReviewReason } from "./changes";

/** What a person can choose to do about a review. What was chosen is kept as its resolution. */
export type ReviewChoice =
  | "refund_older"
  | "refund_newer"
  /** Money that no attempt of ours asked for goes back as a whole. */
  | "refund_it"
  | "try_again"
  | "capture_it"
  | "cancel_authorization"
  /** What was captured pays the order. */
  | "accept_amount"
  /** What was captured goes back, and the order ends. */
  | "refund_captured"
  /** The money was dealt with in Stripe's Dashboard or at the bank. */
  | "handled_outside"
  /** Nothing is done: for the reasons of a later version. */
  | "keep"
  | "seen";

// Money that is not the order's goes back as a whole, or somebody has seen to it; none of it can pay the order.
const STRANGER: readonly ReviewChoice[] = ["refund_it", "handled_outside"];

/** The choices that each reason for a review leaves. */
const CHOICES: Readonly<Record<ReviewReason, readonly ReviewChoice[]>> = {
  paid_twice: ["refund_newer", "refund_older", "handled_outside"],
  unmatched_payment: STRANGER,
  unknown_attempt: STRANGER,
  refund_failed: ["try_again", "handled_outside"],
  authorized_not_captured: ["capture_it", "cancel_authorization", "handled_outside"],
  authorization_lapsed: ["seen"],
  another_captured_amount: ["accept_amount", "refund_captured", "handled_outside"],
  another_order: STRANGER,
  another_payment_intent: STRANGER,
  another_currency: STRANGER,
  another_mode: STRANGER,
  another_amount: STRANGER,
  dispute_deadline: ["seen"],
};

/** What can be chosen. A reason of a later version can only be kept as it is. */
export function choicesOf(reason: string): readonly ReviewChoice[] {
  return isReason(reason) ? CHOICES[reason] : ["keep"];
}

function isReason(reason: string): reason is ReviewReason {
  return Object.hasOwn(CHOICES, reason);
}

/** Whether a choice moves money, or says that somebody moved it: such are left to finance. */
export function isAboutMoney(choice: ReviewChoice): boolean {
  return choice !== "keep" && choice !== "seen";
}
