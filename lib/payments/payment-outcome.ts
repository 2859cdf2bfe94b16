import type { PaymentFacts } from "@/lib/stripe/payment-facts";

/** What a PaymentIntent means for its order. */
export type PaymentOutcome =
  /** Not paid, and still payable. */
  | "payable"
  /** The money is on its way, for days with some methods. */
  | "processing"
  /** Authorized and not captured. Till captures automatically, so somebody changed something. */
  | "held"
  | "captured"
  | "canceled"
  /** A status this version of Till has never heard of. */
  | "unknown";

/** Reads a PaymentIntent's status. Every status has a line here; a new one does not compile. */
export function paymentOutcome(facts: Pick<PaymentFacts, "status">): PaymentOutcome {
  switch (facts.status) {
    case "requires_payment_method":
    case "requires_confirmation":
    case "requires_action":
      return "payable";
    case "processing":
      return "processing";
    case "requires_capture":
      return "held";
    case "succeeded":
      return "captured";
    case "canceled":
      return "canceled";
    case "unknown":
      return "unknown";
    default:
      return facts.status satisfies never;
  }
}
