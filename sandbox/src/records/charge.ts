import type { BillingDetails, Metadata, Shipping } from "./parts";
import type { PaymentMethodRecord } from "./payment-method";

export type Outcome = {
  adviceCode: "confirm_card_data" | "do_not_try_again" | "try_again_later" | null;
  networkDeclineCode: string | null;
  networkStatus: string | null;
  reason: string | null;
  riskLevel: "normal" | "elevated" | "highest" | "not_assessed";
  riskScore: number | null;
  sellerMessage: string;
  type: "authorized" | "issuer_declined" | "blocked" | "invalid";
};

export type ChargeRecord = {
  id: string;
  created: number;
  /** In the currency's minor unit, as every amount here. */
  amount: number;
  amountCaptured: number;
  amountRefunded: number;
  currency: string;
  status: "succeeded" | "pending" | "failed";
  captured: boolean;
  paid: boolean;
  disputed: boolean;
  dispute: string | null;
  balanceTransaction: string | null;
  failureBalanceTransaction: string | null;
  billingDetails: BillingDetails;
  customer: string | null;
  description: string | null;
  failureCode: string | null;
  failureMessage: string | null;
  fraudReport: string | null;
  fraudStripeReport: string | null;
  metadata: Metadata;
  outcome: Outcome | null;
  paymentIntent: string;
  /** The payment method as it was when the charge was made. */
  method: PaymentMethodRecord;
  threeDSecure: "authenticated" | "frictionless" | null;
  /** Seconds; when an uncaptured card authorization ends. */
  captureBefore: number | null;
  receiptEmail: string | null;
  shipping: Shipping | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
  transferGroup: string | null;
};
