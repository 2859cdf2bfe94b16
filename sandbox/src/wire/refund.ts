import type Stripe from "stripe";
import { stableText } from "../base/ids";
import type { RefundRecord } from "../records/refund";

/** As a secret key sees it. */
export function wireRefund(record: RefundRecord): Stripe.Refund {
  return {
    id: record.id,
    object: "refund",
    amount: record.amount,
    balance_transaction: record.balanceTransaction,
    charge: record.charge,
    created: record.created,
    currency: record.currency,
    customer: null,
    customer_account: null,
    ...(record.methodType === "card" ? { destination_details: cardDestination(record) } : {}),
    ...(record.failureBalanceTransaction
      ? { failure_balance_transaction: record.failureBalanceTransaction }
      : {}),
    ...(record.failureReason ? { failure_reason: record.failureReason } : {}),
    metadata: record.metadata,
    payment_intent: record.paymentIntent,
    payment_method: null,
    ...(record.status === "pending" ? { pending_reason: "processing" } : {}),
    reason: record.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: record.status,
    transfer_reversal: null,
  };
}

function cardDestination(record: RefundRecord): Stripe.Refund.DestinationDetails {
  if (record.status === "pending") {
    return {
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "pending" },
      type: "card",
    };
  }
  return {
    card: {
      reference: stableText(record.id, 23),
      reference_status: "available",
      reference_type: "acquirer_reference_number",
      type: "refund",
    },
    type: "card",
  };
}
