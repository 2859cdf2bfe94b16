import type { Cause } from "@/lib/orders/record-order-event";
import type { StripeFailureKind } from "@/lib/stripe/errors";
import { retrieveRefund } from "@/lib/stripe/refunds";
import { applyFact } from "./apply-fact";
import type { AppliedFact } from "./apply-facts";
import { reconcilePayment } from "./reconcile-payment";

export type AskedAgain =
  /** Its status at Stripe, and what that changed here. */
  { ok: true; says: string; outcome: AppliedFact } | { ok: false; kind: "not_found" | StripeFailureKind };

/** Asks Stripe how a refund stands, and first how its payment does, and makes the order say so. */
export async function reconcileRefund(stripeRefundId: string, cause: Cause): Promise<AskedAgain> {
  const answer = await retrieveRefund(stripeRefundId);
  if (!answer.ok) return { ok: false, kind: answer.failure.kind };
  const { paymentIntentId } = answer.facts;
  if (paymentIntentId) {
    const payment = await reconcilePayment(paymentIntentId, cause);
    if (!payment.ok && payment.kind === "stripe") return { ok: false, kind: payment.reason };
  }
  const fact = { kind: "refund", refund: answer.facts, asked: true } as const;
  return { ok: true, says: answer.facts.status, outcome: await applyFact({ fact, cause }) };
}
