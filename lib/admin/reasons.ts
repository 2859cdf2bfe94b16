import type { ReviewReason } from "@/lib/payments/decide/changes";
import type { ReviewChoice } from "@/lib/payments/decide/review-choices";

const REVIEW_REASONS: Readonly<Record<ReviewReason, string>> = {
  another_order: "Stripe’s payment names another order.",
  another_payment_intent: "Stripe’s payment is not the one this order started.",
  another_currency: "Stripe’s payment is in another currency than the order.",
  another_mode: "Stripe’s payment and the order are not in the same mode (test or live).",
  another_amount: "Stripe’s amount differs from the order’s total.",
  authorized_not_captured:
    "The money is held and was not captured, though this payment was to be captured at once.",
  authorization_lapsed: "The held money was not captured in time. Stripe let it go, and the order has ended.",
  another_captured_amount: "Another amount was captured than anybody decided here.",
  paid_twice: "The order was paid a second time. Refund one of the payments.",
  unknown_attempt: "Stripe has a payment that names this order, and the order never started it.",
  unmatched_payment: "Stripe has a payment of this shop that belongs to no order.",
  refund_failed: "A refund did not go through. The shopper still waits for the money.",
  dispute_deadline: "The evidence for a dispute is due soon and was not sent. Answer it in Stripe.",
};

/** Why an order waits for a human, as a sentence. A reason of a later version is told by its name. */
export function reviewSentence(reason: string): string {
  return isKnown(reason) ? REVIEW_REASONS[reason] : inWords(reason);
}

function isKnown(reason: string): reason is ReviewReason {
  return Object.hasOwn(REVIEW_REASONS, reason);
}

const CHOICES: Readonly<Record<ReviewChoice, string>> = {
  refund_older: "Refund the older payment",
  refund_newer: "Refund the newer payment",
  refund_it: "Refund it",
  try_again: "Try again",
  capture_it: "Capture all of it",
  cancel_authorization: "Cancel the authorization",
  accept_amount: "Take it as the payment",
  refund_captured: "Refund it",
  handled_outside: "Handled outside of Till",
  keep: "Leave it as it is",
  seen: "Seen",
};

/** A choice of a review, as its button says it. One of a later version is told by its name. */
export function choiceInWords(choice: string): string {
  return Object.hasOwn(CHOICES, choice) ? CHOICES[choice as ReviewChoice] : inWords(choice);
}

const HINTS: Readonly<Partial<Record<ReviewChoice, string>>> = {
  refund_it: "The whole payment goes back. The review is closed once Stripe has done it.",
  try_again: "The same refund is asked for once more.",
  capture_it: "The whole amount that is held is charged, and the order is paid.",
  cancel_authorization: "Stripe lets the money go, and the order ends.",
  accept_amount: "The order is paid with what was captured.",
  refund_captured: "All that was captured goes back, and the order ends.",
  handled_outside:
    "It was dealt with in Stripe’s Dashboard or at the bank. Write how. An order that waits for nothing else ends.",
  keep: "Nothing is changed. Write why.",
  seen: "Nothing is changed. Write who takes care of it.",
};

/** What a choice of a review does, where its name does not say it all. */
export function choiceHint(choice: ReviewChoice): string | null {
  return HINTS[choice] ?? null;
}

/** A code of Stripe's or ours in words: "insufficient_funds" is "insufficient funds". */
export function inWords(code: string): string {
  return code.replaceAll("_", " ");
}
