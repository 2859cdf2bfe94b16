import { installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";
import type { StripeFailureKind } from "@/lib/stripe/errors";
import { cancelPaymentIntent, retrievePaymentIntent } from "@/lib/stripe/payment-intents";
import { createRefund } from "@/lib/stripe/refunds";
import { paymentOutcome } from "./payment-outcome";
import { paymentRules } from "./rules";

export type StrangerRefusal =
  /** A bank debit that is on its way can be neither refunded nor stopped. */
  | "still_processing"
  /** Above the shop's sum one person does not do it alone: it waits until another approves. */
  | "waits_for_approval"
  /** Whoever asked for it does not approve it. */
  | "same_person";

/** Why a refund that two people must want is not made yet; null where another person wants it already. */
async function askedAlone(
  { id, refundAskedBy }: { id: string; refundAskedBy: string | null },
  by: string,
): Promise<"waits_for_approval" | "same_person" | null> {
  if (refundAskedBy !== null) return refundAskedBy === by ? "same_person" : null;
  await prisma().$executeRaw`
    UPDATE review SET refund_asked_by = ${by}, refund_asked_at = now()
    WHERE id = ${id}::uuid AND closed_at IS NULL AND refund_asked_by IS NULL`;
  return "waits_for_approval";
}

/**
 * Declines, in the name of `by`, the refund of money of no order that another person asked for. Its review stays open
 * with all of its choices.
 */
export async function declineStranger(
  reviewId: string,
  by: string,
): Promise<{ ok: true } | { ok: false; kind: "not_waiting" | "same_person" }> {
  const [asked] = await prisma().$queryRaw<{ by: string }[]>`
    SELECT refund_asked_by AS by FROM review
    WHERE id = ${reviewId}::uuid AND closed_at IS NULL AND refund_asked_by IS NOT NULL`;
  if (!asked) return { ok: false, kind: "not_waiting" };
  if (asked.by === by) return { ok: false, kind: "same_person" };
  const count = await prisma().$executeRaw`
    UPDATE review SET refund_asked_by = NULL, refund_asked_at = NULL
    WHERE id = ${reviewId}::uuid AND closed_at IS NULL AND refund_asked_by = ${asked.by}`;
  if (count === 0) return { ok: false, kind: "not_waiting" };
  log.info(
    { review: reviewId, declinedBy: by, askedBy: asked.by },
    "a refund of money of no order was declined",
  );
  return { ok: true };
}

/**
 * Gives back the whole of a payment that no attempt of ours asked for; one that only holds money is canceled. The
 * review's id is the key: it is committed, and the same for whoever presses the button again. Above the shop's sum the
 * first who wants it has only asked, and it is done when another person wants it too. `by` is a staff user's id.
 */
export async function refundStranger(
  review: { id: string; subject: string; refundAskedBy: string | null },
  by: string,
): Promise<
  | { ok: true }
  | { ok: false; kind: StrangerRefusal }
  | { ok: false; kind: "stripe"; reason: StripeFailureKind }
> {
  const asked = await retrievePaymentIntent(review.subject);
  if (!asked.ok) return { ok: false, kind: "stripe", reason: asked.failure.kind };
  const { facts } = asked;
  switch (paymentOutcome(facts)) {
    case "captured": {
      const limit = (await paymentRules()).approvalAbove[facts.currency];
      const forTwo = limit !== null && (limit === undefined || facts.amountReceived > limit);
      const waits = forTwo || review.refundAskedBy !== null ? await askedAlone(review, by) : null;
      if (waits) return { ok: false, kind: waits };
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
