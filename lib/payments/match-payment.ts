import type { PaymentFacts } from "@/lib/stripe/payment-facts";

/** What our own row says a PaymentIntent must be. Amounts in minor units of `currency`. */
export type ExpectedPayment = {
  orderId: string;
  paymentIntentId: string | null;
  amount: number;
  /** How much of it staff decided to capture, 0 for nothing; null where nobody did. */
  captureAmount: number | null;
  currency: string;
  livemode: boolean;
};

export type Mismatch =
  | "another_order"
  | "another_payment_intent"
  | "another_currency"
  | "another_mode"
  /** Not captured, and for another amount than ours: somebody changed it at Stripe. */
  | "another_amount"
  /** Captured, and not as much as was decided: a part in the Dashboard, or the whole where staff wanted a part. */
  | "another_captured_amount";

/**
 * The gate before "paid": the PaymentIntent must be the order's own, in its currency and mode, and once
 * captured for exactly its amount, or the part of it that staff decided to capture. Null when everything agrees. A mismatch is for a person to look at.
 */
export function findMismatch(facts: PaymentFacts, expected: ExpectedPayment): Mismatch | null {
  if (facts.orderId !== expected.orderId) return "another_order";
  if (expected.paymentIntentId !== null && facts.id !== expected.paymentIntentId)
    return "another_payment_intent";
  if (facts.currency !== expected.currency) return "another_currency";
  if (facts.livemode !== expected.livemode) return "another_mode";
  const rightAmount = facts.amount === expected.amount;
  if (facts.status !== "succeeded") return rightAmount ? null : "another_amount";
  const decided = expected.captureAmount ?? expected.amount;
  const asDecided = rightAmount && facts.amountReceived === decided && decided > 0;
  return asDecided ? null : "another_captured_amount";
}
