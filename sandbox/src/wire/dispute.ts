import type Stripe from "stripe";
import { type DisputeRecord, leavesRefundable } from "../records/dispute";
import { wireBalanceTransaction } from "./balance-transaction";

const REASON_CODES: Record<DisputeRecord["reason"], string> = {
  fraudulent: "10.4",
  product_not_received: "13.1",
  general: "85",
  duplicate: "12.6.1",
};

/** Evidence fields whose values are text; the others are ids of uploaded files. */
export const EVIDENCE_FIELDS = [
  "access_activity_log",
  "billing_address",
  "cancellation_policy",
  "cancellation_policy_disclosure",
  "cancellation_rebuttal",
  "customer_communication",
  "customer_email_address",
  "customer_name",
  "customer_purchase_ip",
  "customer_signature",
  "duplicate_charge_documentation",
  "duplicate_charge_explanation",
  "duplicate_charge_id",
  "product_description",
  "receipt",
  "refund_policy",
  "refund_policy_disclosure",
  "refund_refusal_explanation",
  "service_date",
  "service_documentation",
  "shipping_address",
  "shipping_carrier",
  "shipping_date",
  "shipping_documentation",
  "shipping_tracking_number",
  "uncategorized_file",
  "uncategorized_text",
] as const;

/** `now` in seconds. */
export function wireDispute(record: DisputeRecord, now: number): Stripe.Dispute {
  const given = (field: (typeof EVIDENCE_FIELDS)[number]) => record.evidence[field] ?? null;
  const inquiry = record.status.startsWith("warning_");
  return {
    id: record.id,
    object: "dispute",
    amount: record.amount,
    balance_transactions: record.balanceTransactions.map((transaction) =>
      wireBalanceTransaction(transaction, now),
    ),
    charge: record.charge,
    created: record.created,
    currency: record.currency,
    enhanced_eligibility_types: [],
    evidence: {
      access_activity_log: given("access_activity_log"),
      appeal: null,
      billing_address: given("billing_address"),
      cancellation_policy: given("cancellation_policy"),
      cancellation_policy_disclosure: given("cancellation_policy_disclosure"),
      cancellation_rebuttal: given("cancellation_rebuttal"),
      customer_communication: given("customer_communication"),
      customer_email_address: given("customer_email_address"),
      customer_name: given("customer_name"),
      customer_purchase_ip: given("customer_purchase_ip"),
      customer_signature: given("customer_signature"),
      duplicate_charge_documentation: given("duplicate_charge_documentation"),
      duplicate_charge_explanation: given("duplicate_charge_explanation"),
      duplicate_charge_id: given("duplicate_charge_id"),
      enhanced_evidence: {},
      product_description: given("product_description"),
      receipt: given("receipt"),
      refund_policy: given("refund_policy"),
      refund_policy_disclosure: given("refund_policy_disclosure"),
      refund_refusal_explanation: given("refund_refusal_explanation"),
      service_date: given("service_date"),
      service_documentation: given("service_documentation"),
      shipping_address: given("shipping_address"),
      shipping_carrier: given("shipping_carrier"),
      shipping_date: given("shipping_date"),
      shipping_documentation: given("shipping_documentation"),
      shipping_tracking_number: given("shipping_tracking_number"),
      uncategorized_file: given("uncategorized_file"),
      uncategorized_text: given("uncategorized_text"),
    },
    evidence_details: {
      due_by: record.dueBy,
      enhanced_eligibility: {},
      has_evidence: Object.keys(record.evidence).length > 0,
      past_due: record.dueBy < now,
      submission_count: record.submissionCount,
      submission_method: record.submissionCount > 0 ? "manual" : "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: leavesRefundable(record),
    livemode: false,
    metadata: record.metadata,
    payment_intent: record.paymentIntent,
    payment_method_details: {
      card: {
        brand: record.brand,
        case_type: inquiry ? "inquiry" : "chargeback",
        network: record.brand,
        network_reason_code: REASON_CODES[record.reason],
      },
      type: "card",
    },
    reason: record.reason,
    status: record.status,
  };
}
