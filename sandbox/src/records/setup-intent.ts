import type { Metadata } from "./parts";
import type { NextAction, PaymentFailure } from "./payment-intent";

export type SetupIntentRecord = {
  id: string;
  created: number;
  clientSecret: string;
  status:
    | "requires_payment_method"
    | "requires_confirmation"
    | "requires_action"
    | "processing"
    | "canceled"
    | "succeeded";
  automatic: { allowRedirects: "always" | "never" } | null;
  allowedTypes: string[] | null;
  excludedTypes: string[] | null;
  types: string[];
  customer: string | null;
  description: string | null;
  metadata: Metadata;
  paymentMethod: string | null;
  usage: "on_session" | "off_session";
  cancellationReason: "abandoned" | "duplicate" | "requested_by_customer" | null;
  lastError: PaymentFailure | null;
  nextAction: NextAction | null;
  returnUrl: string | null;
};
