import type { Cause } from "@/lib/orders/record-order-event";
import { retrieveDispute } from "@/lib/stripe/disputes";
import { applyFact } from "./apply-fact";
import { reconcilePayment } from "./reconcile-payment";
import type { AskedAgain } from "./reconcile-refund";

/** Asks Stripe how a dispute stands, and first how its payment does, and makes the order say so. */
export async function reconcileDispute(disputeId: string, cause: Cause): Promise<AskedAgain> {
  const answer = await retrieveDispute(disputeId);
  if (!answer.ok) return { ok: false, kind: answer.failure.kind };
  const { paymentIntentId } = answer.facts;
  if (paymentIntentId) {
    const payment = await reconcilePayment(paymentIntentId, cause);
    if (!payment.ok && payment.kind === "stripe") return { ok: false, kind: payment.reason };
  }
  const fact = { kind: "dispute", dispute: answer.facts, asked: true } as const;
  return { ok: true, says: answer.facts.status, outcome: await applyFact({ fact, cause }) };
}
