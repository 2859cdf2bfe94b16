import type Stripe from "stripe";
import type { MethodDetails, PaymentMethodRecord } from "../records/payment-method";

/** `details` only the type's own fields, as they stand under the type's name. */
function typeDetails(details: MethodDetails): Partial<Stripe.PaymentMethod> {
  switch (details.type) {
    case "card":
      return { card: cardOf(details.card) };
    case "sepa_debit":
      return {
        sepa_debit: {
          bank_code: details.bankCode,
          branch_code: "",
          country: details.country,
          fingerprint: details.fingerprint,
          generated_from: { charge: null, setup_attempt: null },
          last4: details.last4,
        },
      };
    case "us_bank_account":
      return {
        us_bank_account: {
          account_holder_type: details.holderType,
          account_type: details.accountType,
          bank_name: "STRIPE TEST BANK",
          financial_connections_account: null,
          fingerprint: details.fingerprint,
          last4: details.last4,
          networks: { preferred: "ach", supported: ["ach"] },
          routing_number: details.routingNumber,
          status_details: {},
        },
      };
    case "link":
      return { link: { email: details.email } };
    case "customer_balance":
      return { customer_balance: {} };
    case "ideal":
      return { ideal: { bank: "rabobank", bic: "RABONL2U" } };
    case "eps":
      return { eps: { bank: "bawag_psk_ag" } };
    case "paypal":
      return { paypal: { country: null, payer_email: null, payer_id: null } };
    case "klarna":
      return { klarna: {} };
    case "bancontact":
      return { bancontact: {} };
    case "amazon_pay":
      return { amazon_pay: {} };
  }
}

function cardOf(card: Extract<MethodDetails, { type: "card" }>["card"]): Stripe.PaymentMethod.Card {
  return {
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: card.cvcProvided ? "unchecked" : null,
    },
    country: card.country,
    display_brand: card.brand === "amex" ? "american_express" : card.brand,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    fingerprint: card.fingerprint,
    funding: card.funding,
    generated_from: null,
    last4: card.last4,
    networks: { available: [card.brand], preferred: null },
    regulated_status: "unregulated",
    three_d_secure_usage: { supported: true },
    wallet: walletOf(card),
  };
}

function walletOf(
  card: Extract<MethodDetails, { type: "card" }>["card"],
): Stripe.PaymentMethod.Card.Wallet | null {
  if (card.wallet === null) return null;
  return { dynamic_last4: card.wallet === "link" ? null : card.last4, type: card.wallet, [card.wallet]: {} };
}

/** As a secret key sees it. */
export function wirePaymentMethod(record: PaymentMethodRecord): Stripe.PaymentMethod {
  return {
    id: record.id,
    object: "payment_method",
    allow_redisplay: record.allowRedisplay,
    billing_details: { ...record.billingDetails, address: { ...record.billingDetails.address } },
    ...typeDetails(record.details),
    created: record.created,
    customer: record.customer,
    customer_account: null,
    livemode: false,
    metadata: record.metadata,
    type: record.details.type,
  };
}

/** A confirmation token shows the payment method it will make, without the parts that only a real one has. */
export function wirePaymentMethodPreview(
  record: PaymentMethodRecord,
): Stripe.ConfirmationToken["payment_method_preview"] {
  const {
    id: _id,
    object: _object,
    created: _created,
    livemode: _livemode,
    metadata: _metadata,
    ...rest
  } = wirePaymentMethod(record);
  return rest;
}
