import type { ReviewReason } from "@/lib/payments/open-review";

const REVIEW_REASONS: Readonly<Record<ReviewReason, string>> = {
  another_order: "Stripe’s payment names another order.",
  another_payment_intent: "Stripe’s payment is not the one this order started.",
  another_currency: "Stripe’s payment is in another currency than the order.",
  another_mode: "Stripe’s payment and the order are not in the same mode (test or live).",
  another_amount: "Stripe’s amount differs from the order’s total.",
  authorized_not_captured: "The money is authorized and was not captured. Capture or cancel it in Stripe.",
  paid_twice: "The order was paid a second time. Refund one of the payments in Stripe.",
  paid_late_out_of_stock:
    "The money came after the order was closed, and its goods are sold. Refund it in Stripe.",
};

/** Why an order waits for a human, as a sentence. A reason of a later version is told by its name. */
export function reviewSentence(reason: string): string {
  return isKnown(reason) ? REVIEW_REASONS[reason] : inWords(reason);
}

function isKnown(reason: string): reason is ReviewReason {
  return Object.hasOwn(REVIEW_REASONS, reason);
}

/** A code of Stripe's or ours in words: "insufficient_funds" is "insufficient funds". */
export function inWords(code: string): string {
  return code.replaceAll("_", " ");
}
