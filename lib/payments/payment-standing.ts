import type { PaymentFacts } from "@/lib/stripe/payment-facts";

/**
 * What can be said about the payment of an open order now. `unpaid`: nothing has come of the last press of
 * Pay so far. `declined`: it was refused, and nothing was charged. `unknown`: Stripe did not answer.
 */
export type PaymentStanding = "unpaid" | "declined" | "unknown";

/**
 * What Stripe's answer of just now says about a payment that is not settled. A decline that was known when
 * Pay was last pressed is older than what the shopper did then: an answer that still shows it may be from
 * before their confirmation, so it is not told as how that ended.
 */
export function paymentStanding(
  facts: Pick<PaymentFacts, "decline">,
  declineIdAtPay: string | null,
): Exclude<PaymentStanding, "unknown"> {
  return facts.decline !== null && facts.decline.id !== declineIdAtPay ? "declined" : "unpaid";
}
