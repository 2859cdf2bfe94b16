import type { BillingDetails, Metadata } from "./parts";

export type Wallet = "apple_pay" | "google_pay" | "link";

export type CardDetails = {
  brand: string;
  funding: string;
  country: string;
  last4: string;
  expMonth: number;
  expYear: number;
  fingerprint: string;
  cvcProvided: boolean;
  wallet: Wallet | null;
};

/** Methods that send the shopper to a page of their bank or wallet. */
export type RedirectType = "ideal" | "bancontact" | "eps" | "klarna" | "paypal" | "amazon_pay";

export type MethodDetails =
  | { type: "card"; card: CardDetails }
  | { type: "sepa_debit"; country: string; bankCode: string; last4: string; fingerprint: string }
  | {
      type: "us_bank_account";
      holderType: "individual" | "company";
      accountType: "checking" | "savings";
      routingNumber: string;
      last4: string;
      fingerprint: string;
    }
  | { type: "link"; email: string | null }
  | { type: "customer_balance" }
  | { type: RedirectType };

export type PaymentMethodRecord = {
  id: string;
  created: number;
  customer: string | null;
  details: MethodDetails;
  /** Which published test value it is made of (a test card's number, a test IBAN …); decides how it behaves. */
  behaviour: string;
  billingDetails: BillingDetails;
  allowRedisplay: "always" | "limited" | "unspecified";
  metadata: Metadata;
  /** True once a payment has used it without a customer: Stripe then refuses to use it again. */
  consumed: boolean;
};

/** What a payment method is made of, and which test value that is. */
export type MadeDetails = Pick<PaymentMethodRecord, "details" | "behaviour">;
