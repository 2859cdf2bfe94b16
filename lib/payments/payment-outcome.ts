import type { PaymentFacts, PaymentStatus } from "@/lib/stripe/payment-facts";

/** What a PaymentIntent means for its order. */
export type PaymentOutcome =
  /** Not paid, and still payable. */
  | "payable"
  /** The money is on its way, for days with some methods. */
  | "processing"
  /** Authorized and not captured. */
  | "held"
  | "captured"
  | "canceled"
  /** A status this version of Till has never heard of. */
  | "unknown";

// A status without a line here does not compile.
const OUTCOMES: Readonly<Record<PaymentStatus, PaymentOutcome>> = {
  requires_payment_method: "payable",
  requires_confirmation: "payable",
  requires_action: "payable",
  processing: "processing",
  requires_capture: "held",
  succeeded: "captured",
  canceled: "canceled",
  unknown: "unknown",
};

/** Reads a PaymentIntent's status. */
export function paymentOutcome({ status }: Pick<PaymentFacts, "status">): PaymentOutcome {
  return OUTCOMES[status];
}
