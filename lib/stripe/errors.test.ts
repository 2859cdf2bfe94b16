import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { isRefusal, notFound, toStripeFailure, unreadable } from "./errors";
import { StripeUnreachable } from "./patient-http-client";

const { errors } = Stripe;
const unanswered = (detail: Error) =>
  new errors.StripeConnectionError({
    message: "An error occurred with our connection to Stripe.",
    detail,
  } as never);

describe("what a failed call means", () => {
  test.each([
    ["card_declined", new errors.StripeCardError({ type: "card_error", decline_code: "lost_card" } as never)],
    [
      "rate_limited",
      new errors.StripeRateLimitError({ type: "invalid_request_error", statusCode: 429 } as never),
    ],
    ["authentication", new errors.StripeAuthenticationError({ statusCode: 401 } as never)],
    ["authentication", new errors.StripePermissionError({ statusCode: 403 } as never)],
    [
      "not_found",
      new errors.StripeInvalidRequestError({ statusCode: 404, code: "resource_missing" } as never),
    ],
    ["unknown", new errors.StripeInvalidRequestError({ statusCode: 404 } as never)],
    ["invalid_request", new errors.StripeInvalidRequestError({ statusCode: 400 } as never)],
    ["invalid_request", new errors.StripeIdempotencyError({ statusCode: 400 } as never)],
    ["unknown", new errors.StripeAPIError({ statusCode: 400 } as never)],
    ["unknown", new errors.StripeAPIError({ message: "Invalid JSON" } as never)],
    ["indeterminate", new errors.StripeInvalidRequestError({ statusCode: 409 } as never)],
    ["indeterminate", new errors.StripeAPIError({ statusCode: 500 } as never)],
    ["connection", unanswered(new StripeUnreachable("NOT_SENT"))],
    ["indeterminate", unanswered(new StripeUnreachable("NO_ANSWER"))],
    ["indeterminate", unanswered(new Error("of another HTTP client"))],
  ])("%s", (kind, error) => {
    expect(toStripeFailure(error).kind).toBe(kind);
  });

  test("a decline keeps its code for staff and says something else to the shopper", () => {
    const failure = toStripeFailure(new errors.StripeCardError({ decline_code: "stolen_card" } as never));
    expect(failure).toMatchObject({ kind: "card_declined", declineCode: "stolen_card" });
    expect(failure.message).not.toMatch(/stolen/i);
    expect(failure.message).toContain("card was declined");
  });

  test("no message repeats what Stripe said", () => {
    const secret = "No such payment_intent: 'pi_123'; a similar object exists in live mode";
    const failure = toStripeFailure(
      new errors.StripeInvalidRequestError({ message: secret, statusCode: 404 } as never),
    );
    expect(failure.message).not.toContain("pi_123");
  });

  test("what Stripe calls the failure and the request is kept, to look it up", () => {
    const raw = { code: "charge_disputed", requestId: "req_1", statusCode: 400 };
    const named = { code: "charge_disputed", requestId: "req_1" };
    expect(toStripeFailure(new errors.StripeInvalidRequestError(raw as never))).toMatchObject(named);
    expect(toStripeFailure(new errors.StripeCardError(raw as never))).toMatchObject(named);
    expect(toStripeFailure(new errors.StripeAPIError({} as never))).toMatchObject({
      code: null,
      requestId: null,
    });
  });

  test("an answer that cannot be read, and a list without the object, say what an error of Stripe's says", () => {
    const unknown = toStripeFailure(new errors.StripeAPIError({ requestId: "req_1" } as never));
    expect(unreadable("req_1")).toEqual(unknown);
    const missing = { statusCode: 404, code: "resource_missing" };
    const failure = toStripeFailure(new errors.StripeInvalidRequestError(missing as never));
    expect(notFound()).toEqual({ ...failure, code: null });
  });

  test("an error that is not Stripe's is a defect and is thrown on", () => {
    expect(() => toStripeFailure(new TypeError("ours"))).toThrow("ours");
  });
});

test("only an answer that says Stripe did nothing ends an attempt", () => {
  for (const kind of ["card_declined", "invalid_request", "not_found"] as const) {
    expect(isRefusal(kind)).toBe(true);
  }
  for (const kind of ["indeterminate", "connection", "rate_limited", "authentication", "unknown"] as const) {
    expect(isRefusal(kind)).toBe(false);
  }
});
