import { installation } from "@/lib/installation";
import type { StripeFailureKind } from "@/lib/stripe/errors";
import { cancelPaymentIntent, retrievePaymentIntent } from "@/lib/stripe/payment-intents";
import { createRefund } from "@/lib/stripe/refunds";
import { paymentOutcome } from "./payment-outcome";
import { paymentRules } from "./rules";

export type StrangerRefusal =
  /** A bank debit that is on its way can be neither refunded nor stopped. */
  | "still_processing"
  /** Above the shop's sum one person does not do it alone, and only an order's refund can wait for a second. */
  | "needs_second_person";

/**
 * Gives back the whole of a payment that no attempt of ours asked for; one that only holds money is canceled. The
 * review's id is the key: it is committed, and the same for whoever presses the button again.
 */
export async function refundStranger(review: {
  id: string;
  subject: string;
}): Promise<
  | { ok: true }
  | { ok: false; kind: StrangerRefusal }
  | { ok: false; kind: "stripe"; reason: StripeFailureKind }
> {
  const asked = await retrievePaymentIntent(review.subject);
  if (!asked.ok) return { ok: false, kind: "stripe", reason: asked.failure.kind };
  const { facts } = asked;
  switch (paymentOutcome(facts)) {
    case "captured": {
      const limit = paymentRules().approvalAbove[facts.currency];
      if (limit !== null && (limit === undefined || facts.amountReceived > limit))
        return { ok: false, kind: "needs_second_person" };
      const { appId } = await installation();
      const metadata = { app: appId, review_id: review.id };
      const refunded = await createRefund({ payment_intent: facts.id, metadata }, review.id);
      if (refunded.ok || refunded.failure.code === "charge_already_refunded") return { ok: true };
      return { ok: false, kind: "stripe", reason: refunded.failure.kind };
    }
    case "processing":
      return { ok: false, kind: "still_processing" };
    case "canceled":
      return { ok: true };
    case "unknown":
      return { ok: false, kind: "stripe", reason: "unknown" };
    case "payable":
    case "held": {
      const canceled = await cancelPaymentIntent(facts.id);
      if (!canceled.ok) return { ok: false, kind: "stripe", reason: canceled.failure.kind };
      // It succeeded in this moment.
      return paymentOutcome(canceled.facts) === "canceled"
        ? { ok: true }
        : { ok: false, kind: "still_processing" };
    }
  }
}
