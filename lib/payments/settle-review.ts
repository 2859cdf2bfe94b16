import { prisma } from "@/lib/prisma";
import type { StripeFailureKind } from "@/lib/stripe/errors";
import { applyCommand } from "./apply-command";
import { type CaptureStanding, sendCaptureAndLook } from "./capture-payment";
import { commandIdOf } from "./command-id";
import type { Refusal, ReviewClosing } from "./decide/changes";
import { choicesOf } from "./decide/review-choices";
import { type RefundStanding, sendAndLook } from "./refund-order";
import { refundStranger, type StrangerRefusal } from "./refund-stranger";

/** `refund` or `capture` where the choice made one; the review is still open while a refund waits for approval. */
export type SettledReview =
  | { ok: true; refund: RefundStanding | null; capture: CaptureStanding | null }
  | { ok: false; kind: Refusal | StrangerRefusal | "unknown_order" }
  | { ok: false; kind: "stripe"; reason: StripeFailureKind };

/**
 * Carries out what somebody chose to do about a review, and closes it in their name. Money of no order goes
 * back first, so that its review is closed when that is done. `formKey` makes a form that is sent twice one refund.
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
    const refunds = closing.choice === "refund_it";
    if (review.refundAskedBy !== null && !refunds) return { ok: false, kind: "refund_waits" };
    const done = refunds ? await refundStranger(review, closing.by) : null;
    if (done && !done.ok) return done;
  }
  if (review.orderId === null) return await closeStranger(reviewId, closing);
  const commandId = commandIdOf(review.orderId, formKey);
  const command = { kind: "review_settled", reviewId, closing, commandId } as const;
  const done = await applyCommand(review.orderId, command, closing.by);
  if (done !== "done") return { ok: false, kind: done };
  const select = { id: true } as const;
  const refund = await prisma().refund.findUnique({ where: { id: commandId }, select });
  const held = await prisma().paymentAttempt.findUnique({ where: { captureId: commandId }, select });
  return {
    ok: true,
    refund: refund && (await sendAndLook(refund.id)),
    capture: held && (await sendCaptureAndLook(held.id)),
  };
}

/** A review of money that belongs to no order has nothing to decide about: the first who closes it has closed it. */
async function closeStranger(reviewId: string, { by, choice, note }: ReviewClosing): Promise<SettledReview> {
  const count = await prisma().$executeRaw`
    UPDATE review SET closed_at = now(), closed_by = ${by}, resolution = ${choice}, note = ${note}
    WHERE id = ${reviewId}::uuid AND closed_at IS NULL`;
  return count === 1 ? { ok: true, refund: null, capture: null } : { ok: false, kind: "review_closed" };
}
