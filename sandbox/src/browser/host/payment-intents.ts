import { readRecord, readString } from "../../page/guards";
import { type ApiAnswer, type BrowserError, callApi } from "../api";
import { IntegrationError } from "./integration-error";
import { sandboxOrigin } from "./origin";
import { showChallenge } from "./overlay";

export type PaymentIntentResult = { paymentIntent: Record<string, unknown> } | { error: BrowserError };

/** `pi_123` out of `pi_123_secret_abc`. */
export function intentId(clientSecret: unknown): string {
  const id = typeof clientSecret === "string" ? /^(pi_[^_]+)_secret_./.exec(clientSecret)?.[1] : undefined;
  if (!id) {
    throw new IntegrationError(
      `Invalid value for clientSecret: value should be a client secret of the form \${id}_secret_\${secret}. You specified: ${String(clientSecret)}.`,
    );
  }
  return id;
}

export async function retrieve(publishableKey: string, clientSecret: string): Promise<PaymentIntentResult> {
  const answer = await callApi(sandboxOrigin, publishableKey, {
    method: "GET",
    path: `/v1/payment_intents/${intentId(clientSecret)}`,
    parameters: { client_secret: clientSecret },
  });
  return toResult(answer);
}

export function toResult(answer: ApiAnswer): PaymentIntentResult {
  return answer.ok ? { paymentIntent: answer.body } : { error: answer.error };
}

/**
 * Takes a confirmed PaymentIntent through whatever the shopper still has to do. A redirect leaves the page, and
 * then the promise never settles, as in Stripe.js.
 */
export async function finishNextAction(
  publishableKey: string,
  clientSecret: string,
  result: PaymentIntentResult,
): Promise<PaymentIntentResult> {
  if ("error" in result || readString(result.paymentIntent, "status") !== "requires_action") return result;
  const nextAction = readRecord(result.paymentIntent, "next_action");
  const redirect = readString(readRecord(nextAction, "redirect_to_url"), "url");
  if (redirect) return leaveTo(redirect);
  if (readString(nextAction, "type") !== "use_stripe_sdk") return result;
  await showChallenge(publishableKey, clientSecret);
  return outcomeOf(await retrieve(publishableKey, clientSecret));
}

/** After an action, a PaymentIntent that wants a new payment method is a failure, told as its last error. */
function outcomeOf(result: PaymentIntentResult): PaymentIntentResult {
  if ("error" in result) return result;
  const { paymentIntent } = result;
  if (readString(paymentIntent, "status") !== "requires_payment_method") return result;
  const last = readRecord(paymentIntent, "last_payment_error");
  return {
    error: {
      ...last,
      type: readString(last, "type") ?? "invalid_request_error",
      message: readString(last, "message") ?? "Your payment could not be completed.",
      payment_intent: paymentIntent,
    },
  };
}

/** Leaves the page; nothing after it runs. */
export function leaveTo(url: string): Promise<never> {
  window.location.assign(url);
  return new Promise<never>(() => {});
}
