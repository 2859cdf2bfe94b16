import type { Job } from "@/lib/outbox/jobs";
import type { Fact } from "@/lib/payments/decide/fact";
import { parseDisputeFacts } from "@/lib/stripe/dispute-facts";
import type { VerifiedEvent } from "@/lib/stripe/parse-event";
import { parsePaymentFacts } from "@/lib/stripe/payment-facts";
import { parseRefundFacts } from "@/lib/stripe/refund-facts";

type Read = (object: unknown) => Fact | null;

/** An event about a PaymentIntent carries it as it was when the event was made; likewise the others. */
const payment: Read = (object) => {
  const facts = parsePaymentFacts(object);
  return facts && { kind: "payment", payment: facts, asked: false };
};
const refund: Read = (object) => {
  const facts = parseRefundFacts(object);
  return facts && { kind: "refund", refund: facts, asked: false };
};
const dispute: Read = (object) => {
  const facts = parseDisputeFacts(object);
  return facts && { kind: "dispute", dispute: facts, asked: false };
};

/**
 * What each event is about. The keys are also the list to subscribe a webhook endpoint to; every other type
 * is recorded and acknowledged.
 */
export const EVENT_TYPES: Readonly<Record<string, Read>> = {
  "payment_intent.created": payment,
  "payment_intent.processing": payment,
  "payment_intent.requires_action": payment,
  "payment_intent.amount_capturable_updated": payment,
  "payment_intent.succeeded": payment,
  "payment_intent.payment_failed": payment,
  "payment_intent.canceled": payment,
  "refund.created": refund,
  "refund.updated": refund,
  "refund.failed": refund,
  "charge.dispute.created": dispute,
  "charge.dispute.updated": dispute,
  "charge.dispute.funds_withdrawn": dispute,
  "charge.dispute.funds_reinstated": dispute,
  "charge.dispute.closed": dispute,
};

/** What an event says; null for a type that Till does not act on. */
export function factOfEvent(event: VerifiedEvent): Fact | "unreadable" | null {
  const read = Object.hasOwn(EVENT_TYPES, event.type) ? EVENT_TYPES[event.type] : undefined;
  if (!read) return null;
  return read(event.object.raw) ?? "unreadable";
}

/** What to ask Stripe where an event cannot be read: another API version made it, perhaps. The API answers in ours. */
export function askInstead({ object: { id, type } }: VerifiedEvent): Job | null {
  if (!id) return null;
  if (type === "payment_intent") return { task: "reconcile_payment", paymentIntentId: id };
  if (type === "refund") return { task: "reconcile_refund", stripeRefundId: id };
  return type === "dispute" ? { task: "reconcile_dispute", disputeId: id } : null;
}

/** The PaymentIntent of a refund or dispute that an event is about; null for every other event. */
export function paymentOfEvent(event: VerifiedEvent): string | null {
  const fact = factOfEvent(event);
  if (fact === null || fact === "unreadable") return null;
  if (fact.kind === "refund") return fact.refund.paymentIntentId;
  return fact.kind === "dispute" ? fact.dispute.paymentIntentId : null;
}
