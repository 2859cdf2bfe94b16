import type Stripe from "stripe";
import type { SetupIntentRecord } from "../records/setup-intent";
import { wireFailure } from "./payment-intent";

/** As a secret key sees it. */
export function wireSetupIntent(record: SetupIntentRecord): Stripe.SetupIntent {
  return {
    id: record.id,
    object: "setup_intent",
    allowed_payment_method_types: record.allowedTypes,
    application: null,
    automatic_payment_methods: record.automatic && {
      allow_redirects: record.automatic.allowRedirects,
      enabled: true,
    },
    cancellation_reason: record.cancellationReason,
    client_secret: record.clientSecret,
    created: record.created,
    customer: record.customer,
    customer_account: null,
    description: record.description,
    excluded_payment_method_types: record.excludedTypes,
    flow_directions: null,
    last_setup_error: record.lastError && wireFailure(record.lastError),
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: record.metadata,
    next_action: nextAction(record),
    on_behalf_of: null,
    payment_method: record.paymentMethod,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    payment_method_types: record.types,
    single_use_mandate: null,
    status: record.status,
    usage: record.usage,
  };
}

function nextAction(record: SetupIntentRecord): Stripe.SetupIntent.NextAction | null {
  const action = record.nextAction;
  if (action?.type === "redirect_to_url") {
    return { redirect_to_url: { return_url: action.returnUrl, url: action.url }, type: "redirect_to_url" };
  }
  if (action?.type === "use_stripe_sdk") {
    return {
      type: "use_stripe_sdk",
      use_stripe_sdk: { type: "three_d_secure_redirect", stripe_js: action.url, source: action.source },
    };
  }
  return null;
}
