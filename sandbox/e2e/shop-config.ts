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
  /** Amount of the PaymentIntent when it differs from what Elements were told. */
  intentAmount?: number;
  appearance?: Appearance;
  locale?: StripeElementLocale;
  paymentOptions?: Record<string, unknown>;
  expressOptions?: Record<string, unknown>;
  redirect?: "always" | "if_required";
  /** Leaves out `elements.submit()`, as a careless integration would. */
  skipSubmit?: boolean;
  background?: string;
};
