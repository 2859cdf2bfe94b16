import type { OrderStatus } from "@/lib/orders/order-status";
import { type Cause, withRequest } from "@/lib/orders/record-order-event";
import { prisma } from "@/lib/prisma";
import type { StripeFailureKind } from "@/lib/stripe/errors";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { applyFact } from "./apply-fact";
import { askAboutPayment } from "./ask-about-payment";

export type ReconcileResult =
  | { ok: true; status: OrderStatus }
  /** Stripe knows no such PaymentIntent, so that an open attempt of ours is now over; or it is none of ours. */
  | { ok: false; kind: "not_found" }
  | { ok: false; kind: "stripe"; reason: StripeFailureKind; message: string };

/**
 * Asks Stripe how a PaymentIntent stands and makes its order say so. The order page, the staff's button
 * and the jobs come through here and meet the webhook in `applyFacts`. `message` is fit for a shopper.
 */
export async function reconcilePayment(paymentIntentId: string, cause: Cause): Promise<ReconcileResult> {
  const answer = await askAboutPayment(paymentIntentId, cause);
  if (!answer.ok) {
    if (answer.failure.kind === "not_found") return { ok: false, kind: "not_found" };
    return { ok: false, kind: "stripe", reason: answer.failure.kind, message: answer.failure.message };
  }
  const status = await applyAnswer(answer, cause);
  return status ? { ok: true, status } : { ok: false, kind: "not_found" };
}

/** Applies what Stripe answered just now, and says where the order stands; null when it is no order of ours. */
export async function applyAnswer(
  { facts, requestId }: { facts: PaymentFacts; requestId?: string },
  cause: Cause,
): Promise<OrderStatus | null> {
  const fact = { kind: "payment", payment: facts, asked: true } as const;
  await applyFact({ fact, cause: withRequest(cause, requestId) });
  if (!facts.attemptId) return null;
  const attempt = await prisma().paymentAttempt.findUnique({
    where: { id: facts.attemptId },
    select: { order: { select: { status: true } } },
  });
  return attempt?.order.status ?? null;
}
