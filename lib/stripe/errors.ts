import Stripe from "stripe";
import { StripeUnreachable } from "./patient-http-client";

/**
 * Every way a call to Stripe fails, closed. `indeterminate` means that Stripe may have acted: only the
 * same idempotency key may be sent again (docs.stripe.com/api/idempotent_requests).
 */
export type StripeFailure =
  | {
      kind: "card_declined";
      declineCode: string | null;
      code: string | null;
      message: string;
      requestId: string | null;
    }
  | {
      kind:
        | "rate_limited"
        | "invalid_request"
        | "not_found"
        | "authentication"
        | "connection"
        | "indeterminate"
        | "unknown";
      /** Stripe's own word for it, `charge_disputed` for example; null where it has none. */
      code: string | null;
      message: string;
      requestId: string | null;
    };
export type StripeFailureKind = StripeFailure["kind"];

// None says "you have not been charged": an earlier try of the same payment may have gone through.
const SHOPPER_MESSAGES: Record<Exclude<StripeFailureKind, "card_declined">, string> = {
  rate_limited: "Many people are paying right now. Wait a few seconds and try again.",
  invalid_request: "We could not start this payment. Please contact the shop.",
  not_found: "We could not find this payment. Please contact the shop.",
  authentication: "Payments are not available right now, so none was started.",
  connection: "We could not reach the payment service. Try again in a moment: you will not be charged twice.",
  indeterminate: "The payment service did not answer in time. Try again: you will not be charged twice.",
  unknown: "Something went wrong while starting the payment. Try again: you will not be charged twice.",
};

function failureKind(
  error: InstanceType<typeof Stripe.errors.StripeError>,
): Exclude<StripeFailureKind, "card_declined"> {
  if (error instanceof Stripe.errors.StripeRateLimitError) return "rate_limited";
  if (error instanceof Stripe.errors.StripeAuthenticationError) return "authentication";
  if (error instanceof Stripe.errors.StripePermissionError) return "authentication";
  // A connection that was cut may have been cut after Stripe acted.
  if (error instanceof Stripe.errors.StripeConnectionError) {
    const { detail } = error;
    return detail instanceof StripeUnreachable && detail.code === "NOT_SENT" ? "connection" : "indeterminate";
  }
  // Only Stripe's own word that there is no such object; a 404 without it is a wrong address or a proxy.
  if (error.statusCode === 404) return error.code === "resource_missing" ? "not_found" : "unknown";
  if (error.statusCode === 409 || (error.statusCode ?? 0) >= 500) return "indeterminate";
  if (error instanceof Stripe.errors.StripeInvalidRequestError) return "invalid_request";
  if (error instanceof Stripe.errors.StripeIdempotencyError) return "invalid_request";
  return "unknown";
}

/**
 * Maps whatever a Stripe call threw to the closed union. `message` is fit for a shopper; the cause
 * belongs in the log. Anything that is not Stripe's is a defect of ours and is thrown on.
 */
export function toStripeFailure(error: unknown): StripeFailure {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const requestId = error.requestId ?? null;
  const code = error.code ?? null;
  if (error instanceof Stripe.errors.StripeCardError) {
    return {
      kind: "card_declined",
      declineCode: error.decline_code ?? null,
      code,
      message: "Your card was declined. Try another card or ask your bank.",
      requestId,
    };
  }
  const kind = failureKind(error);
  return { kind, code, message: SHOPPER_MESSAGES[kind], requestId };
}

/** An answer that came and cannot be read: another API version, perhaps. */
export function unreadable(requestId: string): StripeFailure {
  return { kind: "unknown", code: null, message: SHOPPER_MESSAGES.unknown, requestId };
}

/** What a list of everything says that does not have it. */
export function notFound(): StripeFailure {
  return { kind: "not_found", code: null, message: SHOPPER_MESSAGES.not_found, requestId: null };
}

/** Whether Stripe certainly did nothing, so that the attempt is over. */
export function isRefusal(kind: StripeFailureKind): boolean {
  return kind === "card_declined" || kind === "invalid_request" || kind === "not_found";
}
