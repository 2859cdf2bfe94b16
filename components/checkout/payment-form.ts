import type { Stripe, StripeElements } from "@stripe/stripe-js";
import type { PaymentForm } from "./pay-order";

/** Stripe.js and the Payment Element on this page, as `payOrder` uses them. */
export function paymentForm(stripe: Stripe, elements: StripeElements): PaymentForm {
  return {
    submit: () => elements.submit(),
    confirm: ({ clientSecret, returnUrl, billing }) =>
      stripe.confirmPayment({
        elements,
        clientSecret,
        confirmParams: { return_url: returnUrl, payment_method_data: { billing_details: billing } },
        redirect: "if_required",
      }),
  };
}
