import type Stripe from "stripe";
import type { ConfirmationTokenRecord } from "../records/confirmation-token";
import { wirePaymentMethodPreview } from "./payment-method";

/** As a secret key sees it. */
export function wireConfirmationToken(record: ConfirmationTokenRecord): Stripe.ConfirmationToken {
  return {
    id: record.id,
    object: "confirmation_token",
    created: record.created,
    expires_at: record.expiresAt,
    livemode: false,
    metadata: null,
    payment_intent: record.paymentIntent,
    payment_method_options: null,
    payment_method_preview: wirePaymentMethodPreview(record.preview),
    return_url: record.returnUrl,
    setup_future_usage: record.setupFutureUsage,
    setup_intent: record.setupIntent,
    shipping: record.shipping && {
      address: { ...record.shipping.address },
      name: record.shipping.name,
      phone: record.shipping.phone,
    },
    use_stripe_sdk: true,
  };
}
