import type Stripe from "stripe";
import { stableText } from "../base/ids";
import type { ChargeRecord } from "../records/charge";
import type { CardDetails } from "../records/payment-method";

/** As a secret key sees it. */
export function wireCharge(record: ChargeRecord): Stripe.Charge {
  return {
    id: record.id,
    object: "charge",
    amount: record.amount,
    amount_captured: record.amountCaptured,
    amount_refunded: record.amountRefunded,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: record.balanceTransaction,
    billing_details: { ...record.billingDetails, address: { ...record.billingDetails.address } },
    calculated_statement_descriptor: record.status === "failed" ? null : descriptor(record),
    captured: record.captured,
    created: record.created,
    currency: record.currency,
    customer: record.customer,
    description: record.description,
    disputed: record.disputed,
    failure_balance_transaction: record.failureBalanceTransaction,
    failure_code: record.failureCode,
    failure_message: record.failureMessage,
    fraud_details: fraudDetails(record),
    livemode: false,
    metadata: record.metadata,
    on_behalf_of: null,
    outcome: record.outcome && {
      advice_code: record.outcome.adviceCode,
      network_advice_code: null,
      network_decline_code: record.outcome.networkDeclineCode,
      network_status: record.outcome.networkStatus,
      reason: record.outcome.reason,
      risk_level: record.outcome.riskLevel,
      ...(record.outcome.riskScore === null ? {} : { risk_score: record.outcome.riskScore }),
      seller_message: record.outcome.sellerMessage,
      type: record.outcome.type,
    },
    paid: record.paid,
    payment_intent: record.paymentIntent,
    payment_method: record.method.id,
    payment_method_details: methodDetails(record),
    radar_options: {},
    receipt_email: record.receiptEmail,
    receipt_number: null,
    receipt_url: null,
    refunded: record.amountRefunded > 0 && record.amountRefunded === record.amountCaptured,
    review: null,
    shipping: record.shipping && { ...record.shipping, address: { ...record.shipping.address } },
    source: null,
    source_transfer: null,
    statement_descriptor: record.statementDescriptor,
    statement_descriptor_suffix: record.statementDescriptorSuffix,
    status: record.status,
    transfer_data: null,
    transfer_group: record.transferGroup,
  };
}

function descriptor(record: ChargeRecord): string {
  if (record.statementDescriptor) return record.statementDescriptor.toUpperCase();
  return record.statementDescriptorSuffix
    ? `SANDBOX* ${record.statementDescriptorSuffix.toUpperCase()}`
    : "SANDBOX";
}

function fraudDetails(record: ChargeRecord): Stripe.Charge.FraudDetails {
  return {
    ...(record.fraudReport ? { user_report: record.fraudReport } : {}),
    ...(record.fraudStripeReport ? { stripe_report: record.fraudStripeReport } : {}),
  };
}

function methodDetails(record: ChargeRecord): Stripe.Charge.PaymentMethodDetails {
  const { details } = record.method;
  switch (details.type) {
    case "card":
      return { card: cardDetails(record, details.card), type: "card" };
    case "sepa_debit":
      return {
        sepa_debit: {
          bank_code: details.bankCode,
          branch_code: "",
          country: details.country,
          fingerprint: details.fingerprint,
          last4: details.last4,
          mandate: null,
        },
        type: "sepa_debit",
      };
    case "us_bank_account":
      return {
        type: "us_bank_account",
        us_bank_account: {
          account_holder_type: details.holderType,
          account_type: details.accountType,
          bank_name: "STRIPE TEST BANK",
          fingerprint: details.fingerprint,
          last4: details.last4,
          payment_reference: null,
          routing_number: details.routingNumber,
        },
      };
    case "link":
      return { link: { country: null }, type: "link" };
    case "customer_balance":
      return { customer_balance: {}, type: "customer_balance" };
    case "ideal":
      return {
        ideal: {
          bank: "rabobank",
          bic: "RABONL2U",
          generated_sepa_debit: null,
          generated_sepa_debit_mandate: null,
          iban_last4: "5264",
          transaction_id: null,
          verified_name: null,
        },
        type: "ideal",
      };
    case "bancontact":
      return {
        bancontact: {
          bank_code: "VAPE",
          bank_name: "VAN DE PUT & CO",
          bic: "VAPEBE22",
          generated_sepa_debit: null,
          generated_sepa_debit_mandate: null,
          iban_last4: "7061",
          preferred_language: null,
          verified_name: null,
        },
        type: "bancontact",
      };
    case "eps":
      return { eps: { bank: "bawag_psk_ag", verified_name: null }, type: "eps" };
    case "klarna":
      return {
        klarna: { payer_details: null, payment_method_category: "pay_later", preferred_locale: null },
        type: "klarna",
      };
    case "paypal":
      return {
        paypal: {
          country: null,
          payer_email: null,
          payer_id: null,
          payer_name: null,
          seller_protection: null,
          transaction_id: null,
        },
        type: "paypal",
      };
    case "amazon_pay":
      return { amazon_pay: { transaction_id: null }, type: "amazon_pay" };
  }
}

function cardDetails(record: ChargeRecord, card: CardDetails): Stripe.Charge.PaymentMethodDetails.Card {
  const failed = record.status === "failed";
  const cvcWrong = record.failureCode === "incorrect_cvc";
  return {
    amount_authorized: failed ? null : record.amount,
    authorization_code: failed ? null : stableText(record.id, 6).toUpperCase(),
    brand: card.brand,
    ...(record.captureBefore === null ? {} : { capture_before: record.captureBefore }),
    checks: {
      address_line1_check: null,
      address_postal_code_check: record.billingDetails.address.postal_code ? "pass" : null,
      cvc_check: cvcWrong ? "fail" : card.cvcProvided ? "pass" : null,
    },
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    extended_authorization: { status: "disabled" },
    fingerprint: card.fingerprint,
    funding: card.funding,
    incremental_authorization: { status: "unavailable" },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: "unavailable" },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: failed ? null : stableText(`network:${record.id}`, 15),
    overcapture: { maximum_amount_capturable: record.amount, status: "unavailable" },
    regulated_status: "unregulated",
    three_d_secure: threeDSecure(record),
    transaction_link_id: null,
    wallet: card.wallet && {
      dynamic_last4: card.wallet === "link" ? null : card.last4,
      type: card.wallet,
      [card.wallet]: {},
    },
  };
}

function threeDSecure(record: ChargeRecord): Stripe.Charge.PaymentMethodDetails.Card["three_d_secure"] {
  if (record.threeDSecure === null) return null;
  const challenged = record.threeDSecure === "authenticated";
  return {
    authentication_flow: challenged ? "challenge" : "frictionless",
    electronic_commerce_indicator: "05",
    exemption_indicator: null,
    result: "authenticated",
    result_reason: null,
    transaction_id: stableText(`3ds:${record.id}`, 28),
    version: "2.2.0",
  };
}
