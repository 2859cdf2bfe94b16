import type { Cause } from "@/lib/orders/record-order-event";
import { type AppliedPayment, applyPayment } from "@/lib/payments/apply-payment";
import type { Tx } from "@/lib/prisma";
import { enqueueJob } from "@/lib/queue";
import { parsePaymentFacts } from "@/lib/stripe/payment-facts";
import type { VerifiedEvent } from "@/lib/stripe/verify-event";

export type Handled = AppliedPayment | "unreadable";
type Handler = (tx: Tx, event: VerifiedEvent, appId: string) => Promise<Handled>;

/** An event about a PaymentIntent carries it as it was when the event was made. */
const applyPaymentIntent: Handler = async (tx, event, appId) => {
  const facts = parsePaymentFacts(event.object.raw);
  if (!facts) return await askInstead(tx, event);
  const cause: Cause = { by: "webhook", webhookEventId: event.id };
  return await applyPayment(tx, facts, { appId, cause, asked: false });
};

// Signed by Stripe and yet not what we can read: another API version, perhaps. The API answers in ours.
async function askInstead(tx: Tx, event: VerifiedEvent): Promise<Handled> {
  const { id } = event.object;
  if (id) await enqueueJob(tx, "reconcile_payment", { paymentIntentId: id }, `reconcile:${id}`);
  return "unreadable";
}

/**
 * What each event does. The keys are also the list to subscribe a webhook endpoint to; every other type
 * is recorded and acknowledged. Refunds and disputes are recorded until their own handlers exist.
 */
export const EVENT_HANDLERS: Readonly<Record<string, Handler>> = {
  "payment_intent.created": applyPaymentIntent,
  "payment_intent.processing": applyPaymentIntent,
  "payment_intent.requires_action": applyPaymentIntent,
  "payment_intent.amount_capturable_updated": applyPaymentIntent,
  "payment_intent.succeeded": applyPaymentIntent,
  "payment_intent.payment_failed": applyPaymentIntent,
  "payment_intent.canceled": applyPaymentIntent,
};
