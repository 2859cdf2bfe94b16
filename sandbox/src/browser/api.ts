import { isRecord, readRecord, readString } from "../page/guards";
import { encodeForm } from "./form-encoding";

/** What Stripe.js hands to a page instead of throwing: Stripe's wire error with the browser's wider set of types. */
export type BrowserError = { type: string; message: string; code?: string } & Record<string, unknown>;

export type ApiAnswer = { ok: true; body: Record<string, unknown> } | { ok: false; error: BrowserError };

export type ApiRequest = {
  method: "GET" | "POST";
  /** Path below the API's origin, e.g. `/v1/payment_methods`. */
  path: string;
  parameters: Record<string, unknown>;
};

/**
 * One call to the API with a publishable key. Never rejects: a refused, broken or unreadable answer becomes
 * the error object that Stripe.js would resolve with (types of StripeErrorType in @stripe/stripe-js).
 */
export async function callApi(origin: string, key: string, request: ApiRequest): Promise<ApiAnswer> {
  const form = encodeForm(request.parameters);
  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/x-www-form-urlencoded" };
  try {
    const response =
      request.method === "GET"
        ? await fetch(`${origin}${request.path}?${form}`, { headers })
        : await fetch(`${origin}${request.path}`, { method: "POST", headers, body: form });
    const body: unknown = await response.json();
    if (response.ok && isRecord(body)) return { ok: true, body };
    return { ok: false, error: browserError(response.status, readRecord(body, "error")) };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return {
      ok: false,
      error: {
        type: "api_connection_error",
        message: "We are experiencing issues connecting to our payments provider. Please try again.",
        detail,
      },
    };
  }
}

/** The wire has four error types; Stripe.js also tells authentication and rate limit errors apart, by status. */
function browserError(status: number, wire: Record<string, unknown>): BrowserError {
  const message = readString(wire, "message") ?? "An unexpected error occurred.";
  if (status === 401) return { ...wire, type: "authentication_error", message };
  if (status === 429) return { ...wire, type: "rate_limit_error", message };
  return { ...wire, type: readString(wire, "type") ?? "api_error", message };
}
