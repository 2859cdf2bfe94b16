import type Stripe from "stripe";
import { log } from "@/lib/log";
import { type Patience, stripe } from "./client";
import { type StripeFailure, toStripeFailure, unreadable } from "./errors";
import { type PaymentFacts, parsePaymentFacts } from "./payment-facts";

export type PaymentIntentAnswer =
  | { ok: true; facts: PaymentFacts; clientSecret: string; requestId?: string }
  | { ok: false; failure: StripeFailure };

/** Creates a PaymentIntent. The same key always comes with the same parameters; Stripe then answers the same. */
export function createPaymentIntent(
  params: Stripe.PaymentIntentCreateParams,
  idempotencyKey: string,
): Promise<PaymentIntentAnswer> {
  return ask("create", () => stripe().paymentIntents.create(params, { idempotencyKey }));
}

/** Asks how a PaymentIntent stands now. */
export function retrievePaymentIntent(id: string, patience: Patience = "work"): Promise<PaymentIntentAnswer> {
  // The charge says until when a held amount can be captured.
  return ask("retrieve", () => stripe(patience).paymentIntents.retrieve(id, { expand: ["latest_charge"] }));
}

/** Takes `amount` (minor units) of what is held; the rest is let go, and nothing can be taken a second time. */
export function capturePaymentIntent(
  id: string,
  amount: number,
  idempotencyKey: string,
): Promise<PaymentIntentAnswer> {
  return ask("capture", () =>
    stripe().paymentIntents.capture(id, { amount_to_capture: amount }, { idempotencyKey }),
  );
}

/** Lets all of what is held go, and cancels the PaymentIntent with it. */
export function releasePaymentIntent(id: string, idempotencyKey: string): Promise<PaymentIntentAnswer> {
  return ask("release", () => stripe().paymentIntents.cancel(id, {}, { idempotencyKey }));
}

/** Why a PaymentIntent is canceled; Stripe repeats it in the object and its event. */
export type CancellationReason = "abandoned" | "requested_by_customer";

/**
 * Cancels a PaymentIntent, so that it can never be paid. One that has succeeded, is canceled already or is
 * too far to be stopped is no failure: the answer then is how it stands.
 */
export async function cancelPaymentIntent(
  id: string,
  reason: CancellationReason | null = null,
): Promise<PaymentIntentAnswer> {
  const params = reason ? { cancellation_reason: reason } : {};
  const answer = await ask("cancel", () => stripe().paymentIntents.cancel(id, params));
  if (answer.ok || answer.failure.kind !== "invalid_request") return answer;
  return await retrievePaymentIntent(id);
}

async function ask(
  operation: string,
  call: () => Promise<Stripe.Response<Stripe.PaymentIntent>>,
): Promise<PaymentIntentAnswer> {
  const started = performance.now();
  try {
    const intent = await call();
    const facts = parsePaymentFacts(intent);
    log.info({
      stripe: operation,
      paymentIntent: intent.id,
      status: intent.status,
      stripeRequestId: intent.lastResponse.requestId,
      replayed: intent.lastResponse.headers["idempotent-replayed"] === "true",
      durationMs: Math.round(performance.now() - started),
    });
    if (!facts || !intent.client_secret) {
      return { ok: false, failure: unreadable(intent.lastResponse.requestId) };
    }
    const { requestId } = intent.lastResponse;
    return { ok: true, facts, clientSecret: intent.client_secret, requestId };
  } catch (error) {
    const failure = toStripeFailure(error);
    log.warn({ stripe: operation, failure: failure.kind, stripeRequestId: failure.requestId, err: error });
    return { ok: false, failure };
  }
}
