import type { Cause } from "@/lib/orders/record-order-event";
import { recordOrderEvent } from "@/lib/orders/record-order-event";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { isRefusal, type StripeFailureKind } from "@/lib/stripe/errors";
import {
  createPaymentIntent,
  findPaymentIntent,
  type PaymentIntentAnswer,
} from "@/lib/stripe/payment-intents";
import { askAboutPayment } from "./ask-about-payment";
import type { OpenAttempt } from "./payment-attempt";

/**
 * The attempt's PaymentIntent as it stands at Stripe: one call, which creates it if no answer to an
 * earlier call was ever seen. Only when the answer is lost does a second call look whether it was made. What
 * came of it is committed before this returns; with `not_found` the attempt is over.
 */
export async function ensurePaymentIntent(attempt: OpenAttempt, cause: Cause): Promise<PaymentIntentAnswer> {
  if (attempt.paymentIntentId) return await askAboutPayment(attempt.paymentIntentId, cause);
  const answer = await createOrFind(attempt);
  if (answer.ok) await bindPaymentIntent(attempt.id, answer.facts.id);
  else await noteFailure(attempt, answer.failure.kind, cause);
  return answer;
}

async function createOrFind(attempt: OpenAttempt): Promise<PaymentIntentAnswer> {
  const created = await createPaymentIntent(attempt.params, attempt.idempotencyKey);
  if (created.ok || created.failure.kind !== "indeterminate") return created;
  return (await findPaymentIntent(attempt.id, attempt.createdAt)) ?? created;
}

// The webhook may have bound it already; then there is nothing to do.
async function bindPaymentIntent(attemptId: string, paymentIntentId: string): Promise<void> {
  await prisma().$executeRaw`
    UPDATE payment_attempt
    SET payment_intent_id = ${paymentIntentId}, status = 'payable', last_error = NULL, updated_at = now()
    WHERE id = ${attemptId}::uuid AND status = 'starting'`;
}

/**
 * A refusal ends the attempt: Stripe certainly did nothing, and the next try gets a new key. After
 * anything else Stripe may have acted, so the attempt stays and the same key is sent again.
 */
async function noteFailure(attempt: OpenAttempt, kind: StripeFailureKind, cause: Cause): Promise<void> {
  const over = isRefusal(kind);
  await transact(async (tx) => {
    const noted = await tx.$executeRaw`
      UPDATE payment_attempt
      SET last_error = ${kind}, updated_at = now(),
          status = CASE WHEN ${over} THEN 'refused'::attempt_status ELSE status END
      WHERE id = ${attempt.id}::uuid AND status = 'starting'`;
    if (over && noted === 1)
      await recordOrderEvent(tx, attempt.orderId, "payment_refused", cause, { error: kind });
  });
}
