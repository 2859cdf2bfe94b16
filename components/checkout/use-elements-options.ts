import type { Appearance, StripeElementsOptions } from "@stripe/stripe-js";
import { useMemo } from "react";
import type { ElementAmount } from "./pay-order";

/** Deferred intent: the Payment Element needs amount and currency, and no PaymentIntent until Pay. */
export function useElementsOptions(
  { amount, currency }: ElementAmount,
  appearance: Appearance | null,
  paymentMethodTypes: string[] | null,
): StripeElementsOptions {
  return useMemo(
    () => ({
      mode: "payment",
      // Stripe takes no amount of 0. Nothing can be paid while every line is sold out and delivery is free.
      amount: amount || 1,
      currency,
      locale: "en",
      loader: "never",
      ...(appearance && { appearance }),
      ...(paymentMethodTypes && { allowedPaymentMethodTypes: paymentMethodTypes }),
    }),
    [amount, currency, appearance, paymentMethodTypes],
  );
}
