import { installation } from "@/lib/installation";
import { withRequest } from "@/lib/orders/record-order-event";
import { prisma } from "@/lib/prisma";
import { isRefusal, type StripeFailureKind } from "@/lib/stripe/errors";
import { createRefund } from "@/lib/stripe/refunds";
import { applyFact } from "./apply-fact";
import { stripeReason } from "./decide/refund-reasons";

export type SentRefund = { ok: true } | { ok: false; kind: StripeFailureKind };

const CAUSE = { by: "system" } as const;

/**
 * Asks Stripe for a refund whose row is committed, with the row's own key however often this is called, and
 * makes the order say what became of it. A refusal ends the refund and a person is told; after anything else
 * Stripe may have acted, and the caller tries again later.
 */
export async function sendRefund(refundId: string): Promise<SentRefund> {
  const refund = await prisma().refund.findUnique({
    where: { id: refundId },
    include: { attempt: { select: { paymentIntentId: true } } },
  });
  if (refund?.status !== "requested" || refund.stripeRefundId || !refund.attempt.paymentIntentId)
    return { ok: true };
  const { appId } = await installation();
  const reason = stripeReason(refund.reason);
  const answer = await createRefund(
    {
      payment_intent: refund.attempt.paymentIntentId,
      amount: refund.amount,
      ...(reason && { reason }),
      metadata: { app: appId, order_id: refund.orderId, refund_id: refund.id },
    },
    refund.idempotencyKey,
  );
  if (answer.ok) {
    const fact = { kind: "refund", refund: answer.facts, asked: true } as const;
    await applyFact({ fact, cause: withRequest(CAUSE, answer.requestId) });
    return { ok: true };
  }
  const { kind, code, requestId } = answer.failure;
  if (!isRefusal(kind)) return { ok: false, kind };
  const fact = { kind: "refund_refused", refundId: refund.id, reason: code ?? kind } as const;
  await applyFact({ fact, orderId: refund.orderId, cause: withRequest(CAUSE, requestId) });
  return { ok: true };
}
