import {
  type Cause,
  detailOf,
  type OrderFact,
  recordOrderEvent,
  withRequest,
} from "@/lib/orders/record-order-event";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { isRefusal, notFound, type StripeFailure } from "@/lib/stripe/errors";
import { createPaymentIntent, type PaymentIntentAnswer } from "@/lib/stripe/payment-intents";
import { applyFact } from "./apply-fact";
import { askAboutPayment } from "./ask-about-payment";
import { choosePayment } from "./choose-payment";
import { cancelSuperfluous, findLostAnswer, keyMayBeForgotten } from "./lost-answer";
import type { OpenAttempt } from "./payment-attempt";

const CREATED: OrderFact = "payment_created";

/**
 * The attempt's PaymentIntent as it stands at Stripe: one call, which creates it if no answer to an
 * earlier call was ever seen. Only when the answer is lost, or Stripe may have forgotten the key, is it looked
 * for. What came of it is committed before this returns; with `not_found` the attempt is over.
 */
export async function ensurePaymentIntent(attempt: OpenAttempt, cause: Cause): Promise<PaymentIntentAnswer> {
  if (attempt.paymentIntentId) return await askAboutPayment(attempt.paymentIntentId, cause);
  if (keyMayBeForgotten(attempt))
    return (await goOnWithFound(attempt, cause)) ?? (await giveUp(attempt, cause));
  const answer = await createPaymentIntent(attempt.params, attempt.idempotencyKey);
  if (answer.ok) {
    await bindPaymentIntent(attempt.id, answer.facts.id, withRequest(cause, answer.requestId));
    return answer;
  }
  // Stripe repeats even a lost answer's error for the same key, so only a list tells.
  const found = answer.failure.kind === "indeterminate" ? await goOnWithFound(attempt, cause) : null;
  if (found?.ok) return found;
  await noteFailure(attempt, answer.failure, cause);
  return answer;
}

/** Takes up what an attempt made at Stripe without our hearing of it; null where it certainly made nothing. */
async function goOnWithFound(attempt: OpenAttempt, cause: Cause): Promise<PaymentIntentAnswer | null> {
  const searched = await findLostAnswer(attempt);
  if (!searched.ok) return searched;
  const chosen = choosePayment(searched.found);
  if (!chosen) return null;
  await bindPaymentIntent(attempt.id, chosen.facts.id, cause);
  const failure = await cancelSuperfluous(searched.found, chosen, cause);
  return failure ? { ok: false, failure } : { ok: true, ...chosen };
}

/** Nothing was made in all the time that the key could have: another attempt may begin, with a key of its own. */
async function giveUp(attempt: OpenAttempt, cause: Cause): Promise<PaymentIntentAnswer> {
  await applyFact({ fact: { kind: "payment_lost", attemptId: attempt.id }, cause });
  return { ok: false, failure: notFound() };
}

/**
 * Notes which PaymentIntent an attempt has, and on the timeline the call that made it. Another press of Pay may have done
 * so already, or the webhook, whose event names the call itself: then there is nothing to do.
 */
async function bindPaymentIntent(attemptId: string, paymentIntentId: string, cause: Cause): Promise<void> {
  const detail = detailOf(cause, { attempt: attemptId, payment: paymentIntentId });
  await prisma().$executeRaw`
    WITH bound AS (
      UPDATE payment_attempt
      SET payment_intent_id = ${paymentIntentId}, status = 'payable', last_error = NULL, updated_at = now()
      WHERE id = ${attemptId}::uuid AND status = 'starting'
      RETURNING order_id
    )
    INSERT INTO order_event (order_id, kind, cause, detail)
    SELECT order_id, ${CREATED}, ${cause.by}, ${JSON.stringify(detail)}::jsonb FROM bound`;
}

/**
 * A refusal ends the attempt: Stripe certainly did nothing, and the next try gets a new key. After
 * anything else Stripe may have acted, so the attempt stays and the same key is sent again.
 */
async function noteFailure(
  attempt: OpenAttempt,
  { kind, requestId }: StripeFailure,
  cause: Cause,
): Promise<void> {
  const refused = withRequest(cause, requestId);
  const over = isRefusal(kind);
  await transact(async (tx) => {
    const noted = await tx.$executeRaw`
      UPDATE payment_attempt
      SET last_error = ${kind}, updated_at = now(),
          status = CASE WHEN ${over} THEN 'refused'::attempt_status ELSE status END
      WHERE id = ${attempt.id}::uuid AND status = 'starting'`;
    if (over && noted === 1)
      await recordOrderEvent(tx, attempt.orderId, "payment_refused", refused, { error: kind });
  });
}
