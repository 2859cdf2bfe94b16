import type { Cause } from "@/lib/orders/record-order-event";
import type { StripeFailureKind } from "@/lib/stripe/errors";
import { cancelPaymentIntent } from "@/lib/stripe/payment-intents";
import { applyAnswer } from "./reconcile-payment";

export type CanceledPayment = { ok: true } | { ok: false; kind: StripeFailureKind };

/** Stops a PaymentIntent that must take no money any more. If it has, its order says what became of it. */
export async function cancelPayment(paymentIntentId: string, cause: Cause): Promise<CanceledPayment> {
  const answer = await cancelPaymentIntent(paymentIntentId);
  if (!answer.ok) return { ok: false, kind: answer.failure.kind };
  await applyAnswer(answer, cause);
  return { ok: true };
}
