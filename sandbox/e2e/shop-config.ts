import type { Appearance, StripeElementLocale } from "@stripe/stripe-js";

export type ShopElement =
  | "payment"
  | "billingAddress"
  | "shippingAddress"
  | "linkAuthentication"
  | "expressCheckout";

/** What one test wants of the shop. Handed to the page as JSON. */
export type ShopConfig = {
  elements: ShopElement[];
  /** Minor units of `currency`, as Elements are told. */
  amount: number;
  currency: string;
  /** Amount that Elements are told when "Change amount" is pressed. */
  laterAmount?: number;
  /** Amount of the PaymentIntent when it differs from what Elements were told. */
  intentAmount?: number;
  appearance?: Appearance;
  /** Appearance that Elements are given when "Change appearance" is pressed. */
  laterAppearance?: Appearance;
  locale?: StripeElementLocale;
  paymentOptions?: Record<string, unknown>;
  /** Options the Payment Element gets when "Change options" is pressed. */
  laterPaymentOptions?: Record<string, unknown>;
  /** Passed to confirmPayment as payment_method_data.billing_details. */
  billingDetails?: Record<string, unknown>;
  expressOptions?: Record<string, unknown>;
  /** `intent_first` gives Elements a client secret; `token` confirms on the server with a ConfirmationToken. */
  flow?: "deferred" | "intent_first" | "token";
  redirect?: "always" | "if_required";
  /** Leaves out `elements.submit()`, as a careless integration would. */
  skipSubmit?: boolean;
  background?: string;
  /** Leaves out the sandbox's script, so that loadStripe asks Stripe's own address for it. */
  withoutScript?: boolean;
};
