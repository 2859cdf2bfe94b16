import { prisma } from "@/lib/prisma";
import type { StripeFailureKind } from "@/lib/stripe/errors";
import { applyCommand } from "./apply-command";
import { cancelPayment } from "./cancel-payment";
import type { Refusal, ReviewClosing } from "./decide/changes";
import { choicesOf } from "./decide/review-choices";
import { refundIdOf } from "./refund-id";
import { type RefundStanding, sendAndLook } from "./refund-order";
import { refundStranger, type StrangerRefusal } from "./refund-stranger";

/** `refund` where the choice made one; the review is still open while that waits for approval. */
export type SettledReview =
  | { ok: true; refund: RefundStanding | null }
  | { ok: false; kind: Refusal | StrangerRefusal | "unknown_order" }
  | { ok: false; kind: "stripe"; reason: StripeFailureKind };

/**
 * Carries out what somebody chose to do about a review, and closes it in their name. What only Stripe can do
 * comes first, so that a review is closed when it is done. `formKey` makes a form that is sent twice one refund.
 */
export async function settleReview(
  reviewId: string,
  closing: ReviewClosing,
  formKey: string,
): Promise<SettledReview> {
  const review = await prisma().review.findUnique({ where: { id: reviewId } });
  if (!review) return { ok: false, kind: "review_closed" };
  if (!choicesOf(review.reason).includes(closing.choice)) return { ok: false, kind: "no_such_choice" };
  if (review.closedAt === null) {
    const done = await doAtStripe(review, closing);
    if (!done.ok) return done;
  }
  if (review.orderId === null) return await closeStranger(reviewId, closing);
  const refundId = refundIdOf(review.orderId, formKey);
  const command = { kind: "review_settled", reviewId, closing, refundId } as const;
  const done = await applyCommand(review.orderId, command, closing.by);
  if (done !== "done") return { ok: false, kind: done };
  const made = await prisma().refund.findUnique({ where: { id: refundId }, select: { id: true } });
  return { ok: true, refund: made && (await sendAndLook(refundId)) };
}

async function doAtStripe(
  review: { id: string; subject: string },
  { choice, by }: ReviewClosing,
): Promise<{ ok: true } | Extract<SettledReview, { ok: false }>> {
  if (choice === "refund_it") return await refundStranger(review);
  if (choice !== "cancel_authorization") return { ok: true };
  const canceled = await cancelPayment(review.subject, { by: `staff:${by}` });
  return canceled.ok ? { ok: true } : { ok: false, kind: "stripe", reason: canceled.kind };
}

/** A review of money that belongs to no order has nothing to decide about: the first who closes it has closed it. */
async function closeStranger(reviewId: string, { by, choice, note }: ReviewClosing): Promise<SettledReview> {
  const count = await prisma().$executeRaw`
    UPDATE review SET closed_at = now(), closed_by = ${by}, resolution = ${choice}, note = ${note}
    WHERE id = ${reviewId}::uuid AND closed_at IS NULL`;
  return count === 1 ? { ok: true, refund: null } : { ok: false, kind: "review_closed" };
}
