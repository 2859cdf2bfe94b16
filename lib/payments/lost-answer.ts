import type { Cause } from "@/lib/orders/record-order-event";
import type { StripeFailure } from "@/lib/stripe/errors";
import { type FoundPayment, type FoundPayments, findPaymentIntents } from "@/lib/stripe/find-payment-intents";
import { cancelPaymentIntent } from "@/lib/stripe/payment-intents";
import type { OpenAttempt } from "./payment-attempt";
import { paymentOutcome } from "./payment-outcome";
import { applyAnswer } from "./reconcile-payment";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
// Clocks differ.
const SKEW_MS = 5 * MINUTE_MS;
// Most answers that are lost belong to the first press of Pay.
const FIRST_TRIES_MS = 10 * MINUTE_MS;
// Stripe keeps a key for 24 hours at least (docs.stripe.com/api/idempotent_requests).
const KEY_LIVES_MS = 24 * HOUR_MS;
const KEY_IS_SURE_MS = 23 * HOUR_MS;

/** Whether Stripe may have forgotten the attempt's key: sent again, it could make a second PaymentIntent. */
export function keyMayBeForgotten({ createdAt }: OpenAttempt): boolean {
  return Date.now() - createdAt.getTime() > KEY_IS_SURE_MS;
}

/**
 * Looks for what an attempt has made at Stripe when no answer to it was ever seen. As long as its key is known there
 * is one PaymentIntent at most, and looking ends where it is found; later, all of the time in which the key could
 * have made one is looked through.
 */
export async function findLostAnswer(attempt: OpenAttempt): Promise<FoundPayments> {
  const created = attempt.createdAt.getTime();
  const firstTriesEnd = new Date(created + FIRST_TRIES_MS);
  const first = await findPaymentIntents(attempt.id, {
    from: new Date(created - SKEW_MS),
    to: firstTriesEnd,
  });
  const forgotten = keyMayBeForgotten(attempt);
  if (!first.ok || (first.found.length > 0 && !forgotten)) return first;
  if (firstTriesEnd.getTime() > Date.now()) return first;
  const later = await findPaymentIntents(attempt.id, {
    from: new Date(firstTriesEnd.getTime() + 1_000),
    to: forgotten ? new Date(created + KEY_LIVES_MS + SKEW_MS) : null,
  });
  return later.ok ? { ok: true, found: [...first.found, ...later.found] } : later;
}

/**
 * Cancels every payable PaymentIntent of an attempt beside the one it goes on with, so that none can be paid twice;
 * what has money already is left to a person. Null once that is done, or why it is not.
 */
export async function cancelSuperfluous(
  found: readonly FoundPayment[],
  chosen: FoundPayment,
  cause: Cause,
): Promise<StripeFailure | null> {
  for (const { facts } of found) {
    if (facts.id === chosen.facts.id || paymentOutcome(facts) === "canceled") continue;
    if (paymentOutcome(facts) !== "payable") {
      await applyAnswer({ facts }, cause);
      continue;
    }
    const answer = await cancelPaymentIntent(facts.id);
    if (answer.ok) await applyAnswer(answer, cause);
    else if (answer.failure.kind !== "not_found") return answer.failure;
  }
  return null;
}
