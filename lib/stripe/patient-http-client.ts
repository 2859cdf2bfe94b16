import type Stripe from "stripe";
import { log } from "@/lib/log";
import type { CircuitBreaker } from "./circuit-breaker";

/** How long a call is tried. Times in milliseconds. */
export type CallLimits = {
  /** How often it is sent at most. */
  tries: number;
  /** How long all tries and the waits between them may take together. */
  budgetMs: number;
  /** The longest wait after the first try; it doubles with each further one, up to `longestWaitMs`. */
  firstWaitMs: number;
  longestWaitMs: number;
};

/**
 * Stripe gave no answer. `NOT_SENT`: no try ever reached it, so that it certainly did nothing. `NO_ANSWER`: one may
 * have. Without the code of the connection that broke, for which Stripe's client would try again by itself.
 */
export class StripeUnreachable extends Error {
  override readonly name = "StripeUnreachable";
  constructor(
    readonly code: "NOT_SENT" | "NO_ANSWER",
    options?: ErrorOptions,
  ) {
    super(code === "NOT_SENT" ? "Stripe could not be reached" : "Stripe did not answer", options);
  }
}

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;
type Response = Awaited<ReturnType<HttpClient["makeRequest"]>>;
type Outcome = { response: Response } | { error: unknown };

// The connection was never made (nodejs.org/api/errors.html#common-system-errors).
const NEVER_CONNECTED = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

/**
 * A random wait of up to the longest that the number of tries allows: "full jitter", so that those whom Stripe
 * turned away together do not come back together (aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter).
 */
export function waitAfter(
  tries: number,
  { firstWaitMs, longestWaitMs }: CallLimits,
  random = Math.random,
): number {
  return random() * Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1));
}

/** Whether the same request may fare better: no answer, too many requests, a conflict, or an error of Stripe's own. */
function mayFareBetter(outcome: Outcome): boolean {
  if ("error" in outcome) return true;
  const { response } = outcome;
  // Stripe says so where it would only repeat itself, and where it would not (docs.stripe.com/error-low-level).
  const advice = response.getHeaders()["stripe-should-retry"];
  if (advice === "true" || advice === "false") return advice === "true";
  const status = response.getStatusCode();
  return status === 429 || status === 409 || status >= 500;
}

/** Reads the body as part of the try: a connection that breaks in the middle of it is no answer either. */
async function readBody(response: Response): Promise<Response> {
  let body: () => Promise<unknown>;
  try {
    const json: unknown = await response.toJSON();
    body = async () => json;
  } catch (error) {
    // Stripe's client keeps what it could not parse; a body that never came whole has none.
    if (!(error instanceof Error) || !("rawBody" in error)) throw error;
    body = () => Promise.reject(error);
  }
  return {
    getStatusCode: () => response.getStatusCode(),
    getHeaders: () => response.getHeaders(),
    getRawResponse: () => response.getRawResponse(),
    toStream: (done) => response.toStream(done),
    toJSON: body,
  };
}

/**
 * Wraps an HTTP client of Stripe's library, which repeats neither "too many requests" nor within a bounded time:
 * sends a request again, with the idempotency key it came with, until it is answered for good, its tries or its time
 * are used up. While Stripe is down the breaker refuses at once. Throws `StripeUnreachable` where no answer came.
 */
export function patientHttpClient(
  inner: HttpClient,
  limits: CallLimits,
  breaker: CircuitBreaker,
): HttpClient {
  return {
    getClientName: () => inner.getClientName(),
    async makeRequest(host, port, path, method, headers, data, protocol, timeoutMs) {
      if (!breaker.mayCall()) throw new StripeUnreachable("NOT_SENT");
      const deadline = Date.now() + limits.budgetMs;
      let reached = false;
      for (let tries = 1; ; tries++) {
        const timeLeft = Math.max(1, Math.min(timeoutMs, deadline - Date.now()));
        const outcome = await inner
          .makeRequest(host, port, path, method, headers, data, protocol, timeLeft)
          .then(readBody)
          .then(
            (response): Outcome => ({ response }),
            (error): Outcome => ({ error }),
          );
        if (!("error" in outcome) || !NEVER_CONNECTED.includes(codeOf(outcome.error))) reached = true;
        const waitMs = waitAfter(tries, limits);
        if (!mayFareBetter(outcome) || tries === limits.tries || Date.now() + waitMs >= deadline) {
          return endOf(outcome, reached, breaker);
        }
        log.info({ stripe: "repeat", method, tries, ...describe(outcome) });
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    },
  };
}

function describe(outcome: Outcome): object {
  if ("error" in outcome) return { code: codeOf(outcome.error) };
  const { response } = outcome;
  return { status: response.getStatusCode(), stripeRequestId: response.getHeaders()["request-id"] };
}

function endOf(outcome: Outcome, reached: boolean, breaker: CircuitBreaker): Response {
  if ("error" in outcome) {
    breaker.failed();
    throw new StripeUnreachable(reached ? "NO_ANSWER" : "NOT_SENT", { cause: outcome.error });
  }
  if (outcome.response.getStatusCode() >= 500) breaker.failed();
  else breaker.succeeded();
  return outcome.response;
}
