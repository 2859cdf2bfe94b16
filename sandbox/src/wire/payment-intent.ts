import type Stripe from "stripe";
import type { NextAction, PaymentFailure, PaymentIntentRecord } from "../records/payment-intent";
import { wirePaymentMethod } from "./payment-method";

/** A PaymentIntent as a secret key sees it. */
export function wirePaymentIntent(record: PaymentIntentRecord): Stripe.PaymentIntent {
  return {
    id: record.id,
    object: "payment_intent",
    allowed_payment_method_types: record.allowedTypes,
    amount: record.amount,
    amount_capturable: record.amountCapturable,
    amount_details: { tip: {} },
    amount_received: record.amountReceived,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: record.automatic && {
      allow_redirects: record.automatic.allowRedirects,
      enabled: true,
    },
    canceled_at: record.canceledAt,
    cancellation_reason: record.cancellationReason,
    capture_method: record.captureMethod,
    client_secret: record.clientSecret,
    confirmation_method: record.confirmationMethod,
    created: record.created,
    currency: record.currency,
    customer: record.customer,
    customer_account: null,
    description: record.description,
    excluded_payment_method_types: record.excludedTypes,
    last_payment_error: record.lastError && wireFailure(record.lastError),
    latest_charge: record.latestCharge,
    livemode: false,
    managed_payments: null,
    metadata: record.metadata,
    next_action: record.nextAction && wireNextAction(record.nextAction, record.currency),
    on_behalf_of: null,
    payment_method: record.paymentMethod,
    payment_method_configuration_details: null,
    payment_method_options: options(record),
    payment_method_types: record.types,
    payment_record: null,
    processing: null,
    receipt_email: record.receiptEmail,
    review: null,
    setup_future_usage: record.setupFutureUsage,
    shipping: record.shipping && { ...record.shipping, address: { ...record.shipping.address } },
    source: null,
    statement_descriptor: record.statementDescriptor,
    statement_descriptor_suffix: record.statementDescriptorSuffix,
    status: record.status,
    transfer_data: null,
    transfer_group: record.transferGroup,
  };
}

/** The fields a publishable key with the client secret may see. Which fields they are is not published. */
export function wirePaymentIntentForBrowser(record: PaymentIntentRecord): Partial<Stripe.PaymentIntent> {
  const {
    application: _application,
    application_fee_amount: _fee,
    amount_capturable: _capturable,
    amount_received: _received,
    customer: _customer,
    customer_account: _customerAccount,
    latest_charge: _charge,
    metadata: _metadata,
    on_behalf_of: _onBehalfOf,
    payment_method_options: _options,
    payment_record: _paymentRecord,
    review: _review,
    statement_descriptor: _descriptor,
    statement_descriptor_suffix: _suffix,
    transfer_data: _transferData,
    transfer_group: _transferGroup,
    ...visible
  } = wirePaymentIntent(record);
  return visible;
}

/** `last_payment_error` and `last_setup_error`. */
export function wireFailure(failure: PaymentFailure): Stripe.PaymentIntent.LastPaymentError {
  return {
    ...(failure.adviceCode ? { advice_code: failure.adviceCode } : {}),
    ...(failure.charge ? { charge: failure.charge } : {}),
    code: failure.code,
    ...(failure.declineCode ? { decline_code: failure.declineCode } : {}),
    doc_url: `https://stripe.com/docs/error-codes/${failure.code.replaceAll("_", "-")}`,
    message: failure.message,
    ...(failure.networkDeclineCode ? { network_decline_code: failure.networkDeclineCode } : {}),
    ...(failure.param ? { param: failure.param } : {}),
    ...(failure.paymentMethod ? { payment_method: wirePaymentMethod(failure.paymentMethod) } : {}),
    type: failure.type,
  };
}

/** `next_action`; amounts in it are in the minor unit of `currency`. */
function wireNextAction(action: NextAction, currency: string): Stripe.PaymentIntent.NextAction {
  switch (action.type) {
    case "use_stripe_sdk":
      return {
        type: "use_stripe_sdk",
        use_stripe_sdk: {
          type: "three_d_secure_redirect",
          stripe_js: action.url,
          source: action.source,
        },
      };
    case "redirect_to_url":
      return { redirect_to_url: { return_url: action.returnUrl, url: action.url }, type: "redirect_to_url" };
    case "display_bank_transfer_instructions":
      return {
        display_bank_transfer_instructions: {
          amount_remaining: action.amountRemaining,
          currency,
          hosted_instructions_url: null,
          reference: null,
          type: "jp_bank_transfer",
        },
        type: "display_bank_transfer_instructions",
      };
  }
}

function options(record: PaymentIntentRecord): Stripe.PaymentIntent.PaymentMethodOptions {
  const result: Stripe.PaymentIntent.PaymentMethodOptions = {};
  for (const type of record.types) {
    if (type === "card") {
      result.card = {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: record.options.card?.request_three_d_secure ?? "automatic",
        ...(record.options.card?.capture_method === "manual" ? { capture_method: "manual" } : {}),
      };
    } else if (type === "link") result.link = { persistent_token: null };
    else if (type === "sepa_debit") result.sepa_debit = {};
    else if (type === "us_bank_account") result.us_bank_account = { verification_method: "automatic" };
    else if (type === "ideal") result.ideal = {};
    else if (type === "bancontact") result.bancontact = { preferred_language: "en" };
    else if (type === "eps") result.eps = {};
    else if (type === "klarna") result.klarna = { preferred_locale: null };
    else if (type === "paypal") result.paypal = { preferred_locale: null, reference: null };
    else if (type === "amazon_pay") result.amazon_pay = {};
    else if (type === "customer_balance")
      result.customer_balance = {
        bank_transfer: { type: "jp_bank_transfer" },
        funding_type: "bank_transfer",
      };
  }
  return result;
}
