import type { FoundPayment } from "@/lib/stripe/find-payment-intents";
import { paymentOutcome } from "./payment-outcome";

/**
 * Of the PaymentIntents that one attempt made, the one to go on with: what has money or will have it, then what can be
 * paid. Null where nothing was found.
 */
export function choosePayment(found: readonly FoundPayment[]): FoundPayment | null {
  const ofOutcome = (...outcomes: string[]) =>
    found.find(({ facts }) => outcomes.includes(paymentOutcome(facts)));
  return ofOutcome("captured", "processing", "held") ?? ofOutcome("payable") ?? found[0] ?? null;
}
