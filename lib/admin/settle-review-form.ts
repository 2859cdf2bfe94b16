import { z } from "zod";
import type { Staff } from "@/lib/auth/staff-session";
import type { ReviewChoice } from "@/lib/payments/decide/review-choices";
import { declineStranger } from "@/lib/payments/refund-stranger";
import { type SettledReview, settleReview } from "@/lib/payments/settle-review";
import { captureInWords, refundInWords, refusalInWords } from "./command-words";
import { inWords } from "./reasons";
import type { StaffAnswer } from "./staff-answer";

const MOST_NOTE = 1000;
/** `key` is another one each time a page is made: a form that is sent twice does it once. */
const fields = { reviewId: z.uuid(), key: z.uuid(), note: z.string().trim().max(MOST_NOTE) };

/** Another person's refund of money of no order, which waits: no way to settle the review, it stays open. */
export const DECLINE = "decline_refund";

/** The form of a review whose choices move money, or say that it was moved. */
export const moneyReviewForm = z.strictObject({
  ...fields,
  choice: z.enum([
    "refund_older",
    "refund_newer",
    "refund_it",
    "try_again",
    "capture_it",
    "cancel_authorization",
    "accept_amount",
    "refund_captured",
    "handled_outside",
    DECLINE,
  ]),
});

/** The form of a review whose choices do not. */
export const plainReviewForm = z.strictObject({ ...fields, choice: z.enum(["keep", "seen"]) });

type SettleForm = z.infer<typeof moneyReviewForm> | z.infer<typeof plainReviewForm>;

// Whoever closes a review without doing anything here says why.
const EXPLAINED: readonly ReviewChoice[] = ["handled_outside", "keep", "seen"];

/** Does what somebody chose to do about a review, in their name, and puts the answer into words. */
export async function settleFromForm(form: SettleForm, staff: Staff): Promise<StaffAnswer> {
  const { reviewId, key, choice, note } = form;
  if (choice === DECLINE) {
    const declined = await declineStranger(reviewId, staff.id);
    if (!declined.ok) return refusalInWords(declined.kind);
    return { tone: "info", message: "The refund was declined. The review is still open." };
  }
  if (note === "" && EXPLAINED.includes(choice)) {
    return { tone: "warning", message: "Write a note, so that colleagues know what was done and why." };
  }
  return settledInWords(await settleReview(reviewId, { by: staff.id, choice, note: note || null }, key));
}

function settledInWords(result: SettledReview): StaffAnswer {
  if (result.ok) {
    if (result.capture) return captureInWords(result.capture);
    return result.refund
      ? refundInWords(result.refund)
      : { tone: "success", message: "The review is closed." };
  }
  switch (result.kind) {
    case "stripe":
      return {
        tone: "danger",
        message: `Stripe did not do it (${inWords(result.reason)}). The review is still open; try again.`,
      };
    case "still_processing":
      return {
        tone: "warning",
        message:
          "The money is on its way and can be neither stopped nor refunded yet. Try again in a few days.",
      };
    case "waits_for_approval":
      return {
        tone: "info",
        message: "This is more than one person may refund alone: it waits until somebody else approves it.",
      };
    default:
      return refusalInWords(result.kind);
  }
}
