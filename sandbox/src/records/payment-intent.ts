import type { Shipping } from "./parts";
import type { PaymentMethodRecord } from "./payment-method";

type PaymentIntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "requires_capture"
  | "canceled"
  | "succeeded";

export type CancellationReason =
  | "abandoned"
  | "automatic"
  | "duplicate"
  | "fraudulent"
  | "requested_by_customer";

/** What went wrong with the last attempt to pay; the wire's `last_payment_error`. */
export type PaymentFailure = {
  type: "card_error" | "invalid_request_error";
  code: string;
  declineCode: string | null;
  adviceCode: "confirm_card_data" | "do_not_try_again" | "try_again_later" | null;
  networkDeclineCode: string | null;
  message: string;
  param: string | null;
  charge: string | null;
  paymentMethod: PaymentMethodRecord | null;
};

export type NextAction =
  | { type: "use_stripe_sdk"; url: string; source: string }
  | { type: "redirect_to_url"; url: string; returnUrl: string | null }
  | { type: "display_bank_transfer_instructions"; amountRemaining: number };

export type PaymentIntentRecord = {
  id: string;
  created: number;
  /** In the currency's minor unit. */
  amount: number;
  amountCapturable: number;
  amountReceived: number;
  currency: string;
  status: PaymentIntentStatus;
  clientSecret: string;
  captureMethod: "automatic" | "automatic_async" | "manual";
  confirmationMethod: "automatic" | "manual";
  /** Null when the caller listed `payment_method_types` (versions before endive). */
  automatic: { allowRedirects: "always" | "never" } | null;
  allowedTypes: string[] | null;
  excludedTypes: string[] | null;
  types: string[];
  customer: string | null;
  description: string | null;
  metadata: Record<string, string>;
  paymentMethod: string | null;
  /** `payment_method_options` as given, by payment method type. */
  options: Record<string, Record<string, string>>;
  /** With manual confirmation: the payment method whose authentication awaits the server's second confirm. */
  authenticated: string | null;
  latestCharge: string | null;
  lastError: PaymentFailure | null;
  nextAction: NextAction | null;
  canceledAt: number | null;
  cancellationReason: CancellationReason | null;
  receiptEmail: string | null;
  setupFutureUsage: "on_session" | "off_session" | null;
  shipping: Shipping | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
  transferGroup: string | null;
  /** Where the shopper goes after a redirect; kept from the last confirm. */
  returnUrl: string | null;
};
