import { withRequest } from "@/lib/orders/record-order-event";
import { prisma } from "@/lib/prisma";
import { isRefusal, type StripeFailureKind } from "@/lib/stripe/errors";
import { capturePaymentIntent, releasePaymentIntent } from "@/lib/stripe/payment-intents";
import { applyCommand } from "./apply-command";
import { applyFact } from "./apply-fact";
import { askAboutPayment } from "./ask-about-payment";
import type { Refusal } from "./decide/changes";
import type { CaptureRequest } from "./decide/fact";
import type { AttemptStatus } from "./decide/order-state";
import { paymentOutcome } from "./payment-outcome";
import { applyAnswer } from "./reconcile-payment";

/** How held money stands right after somebody decided about it. Amounts in minor units of `currency`. */
export type CaptureStanding = {
  status: AttemptStatus;
  amount: number;
  amountReceived: number;
  /** What was decided and Stripe has not done yet; null where nothing waits, or where Stripe refused it. */
  captureAmount: number | null;
  currency: string;
};

export type CaptureCommandResult =
  | { ok: true; capture: CaptureStanding }
  | { ok: false; kind: Refusal | "unknown_order" };

const CAUSE = { by: "system" } as const;

/**
 * Captures held money, or a part of it, or lets it go, in the name of `by`, a staff user's id. The decision is
 * committed with its key before Stripe is called; if Stripe does not answer, the job that was committed with it asks
 * again. Sent twice it is one.
 */
export async function requestCapture(
  orderId: string,
  request: CaptureRequest,
  by: string,
): Promise<CaptureCommandResult> {
  const done = await applyCommand(orderId, { kind: "capture_requested", request }, by);
  if (done !== "done") return { ok: false, kind: done };
  return { ok: true, capture: await sendCaptureAndLook(request.attemptId) };
}

/** Tells Stripe what was decided about held money and says how it stands. What Stripe did not answer, the job asks again. */
export async function sendCaptureAndLook(attemptId: string): Promise<CaptureStanding> {
  await sendCapture(attemptId);
  return await prisma().paymentAttempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: { status: true, amount: true, amountReceived: true, captureAmount: true, currency: true },
  });
}

/**
 * Tells Stripe what was decided about held money, with the decision's own key however often this is called, and makes
 * the order say what became of it. Whatever Stripe answers but yes, it is asked how the payment stands: it may have
 * been captured or canceled. Where it still holds the money and certainly did nothing, staff may decide anew.
 */
export async function sendCapture(
  attemptId: string,
): Promise<{ ok: true } | { ok: false; kind: StripeFailureKind }> {
  const attempt = await prisma().paymentAttempt.findUnique({ where: { id: attemptId } });
  if (attempt?.status !== "authorized" || attempt.captureAmount === null) return { ok: true };
  const { orderId, paymentIntentId, captureId, captureAmount } = attempt;
  if (!paymentIntentId || !captureId) throw new Error(`attempt ${attemptId} has a decision without its key`);
  const answer =
    captureAmount === 0
      ? await releasePaymentIntent(paymentIntentId, captureId)
      : await capturePaymentIntent(paymentIntentId, captureAmount, captureId);
  if (answer.ok) {
    await applyAnswer(answer, CAUSE);
    return { ok: true };
  }
  const { kind, code, requestId } = answer.failure;
  const asked = await askAboutPayment(paymentIntentId, CAUSE);
  // One that Stripe does not know is over, and committed as that.
  if (!asked.ok) return asked.failure.kind === "not_found" ? { ok: true } : { ok: false, kind };
  await applyAnswer(asked, CAUSE);
  if (paymentOutcome(asked.facts) !== "held") return { ok: true };
  if (!isRefusal(kind)) return { ok: false, kind };
  const fact = { kind: "capture_refused", attemptId, captureId, reason: code ?? kind } as const;
  await applyFact({ fact, orderId, cause: withRequest(CAUSE, requestId) });
  return { ok: true };
}
