import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal, startTestSandbox, type TestSandbox } from "../../test/start";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.client.reset());

describe("a parameter that is wrong", () => {
  const cases: [string, Record<string, unknown>, Record<string, unknown>][] = [
    [
      "unknown",
      { wat: 1 },
      { code: "parameter_unknown", param: "wat", message: "Received unknown parameter: wat" },
    ],
    [
      "unknown inside another",
      { automatic_payment_methods: { enabled: true, nope: 1 } },
      { code: "parameter_unknown", message: "Received unknown parameter: automatic_payment_methods[nope]" },
    ],
    ["removed in endive", { payment_method_types: ["card"] }, { code: "parameter_unknown" }],
    [
      "missing",
      { currency: undefined },
      { code: "parameter_missing", message: "Missing required param: currency." },
    ],
    ["no integer", { amount: "abc" }, { code: "parameter_invalid_integer", message: "Invalid integer: abc" }],
    ["zero", { amount: 0 }, { code: "parameter_invalid_integer", param: "amount" }],
    ["no choice", { capture_method: "later" }, { param: "capture_method" }],
    ["an unknown currency", { currency: "zzz" }, { param: "currency" }],
    [
      "below the minimum",
      { amount: 49 },
      { code: "amount_too_small", message: "Amount must be at least $0.50 usd" },
    ],
    ["above eight digits", { amount: 100_000_000 }, { code: "amount_too_large", param: "amount" }],
    [
      "a missing payment method",
      { payment_method: "pm_x" },
      { code: "resource_missing", param: "payment_method" },
    ],
    [
      "a missing customer",
      { customer: "cus_x" },
      { code: "resource_missing", message: "No such customer: 'cus_x'" },
    ],
    ["for confirming only", { return_url: "https://shop.test" }, { param: "return_url" }],
    ["a metadata key that is too long", { metadata: { ["k".repeat(41)]: "v" } }, { param: "metadata" }],
    ["a metadata value that is too long", { metadata: { k: "v".repeat(501) } }, { param: "metadata[k]" }],
    [
      "too much metadata",
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"])) },
      { param: "metadata" },
    ],
  ];

  test.each(cases)("%s is 400", async (_name, change, expected) => {
    const error = await refusal(
      sandbox.stripe.rawRequest("POST", "/v1/payment_intents", { amount: 2000, currency: "usd", ...change }),
    );
    expect(error).toMatchObject({ statusCode: 400, type: "StripeInvalidRequestError", ...expected });
    if (error.code) {
      expect(error.doc_url).toBe(`https://stripe.com/docs/error-codes/${error.code.replaceAll("_", "-")}`);
    }
  });

  test("an old version may still list payment_method_types", async () => {
    const answer = await fetch(`${sandbox.url}/v1/payment_intents`, {
      method: "POST",
      headers: { Authorization: "Bearer sk_test_shop" },
      body: new URLSearchParams({ amount: "500", currency: "usd", "payment_method_types[]": "card" }),
    });
    expect(await answer.json()).toMatchObject({
      payment_method_types: ["card"],
      automatic_payment_methods: null,
    });
  });

  test.each([
    ["jpy", 50, 49],
    ["gbp", 30, 29],
    ["isk", 500, 550],
    ["ugx", 1000, 1050],
    ["kwd", 5120, 5124],
    ["huf", 17_500, 17_499],
  ])("%s takes %i and refuses %i", async (currency, good, bad) => {
    await sandbox.stripe.paymentIntents.create({ amount: good, currency });
    expect((await refusal(sandbox.stripe.paymentIntents.create({ amount: bad, currency }))).param).toBe(
      "amount",
    );
  });

  test("an endpoint that is not there is 404", async () => {
    const error = await refusal(sandbox.stripe.paymentIntents.search({ query: "status:'succeeded'" }));
    expect(error.statusCode).toBe(404);
    const unknown = await refusal(sandbox.stripe.rawRequest("GET", "/v1/nothing"));
    expect(unknown.message).toMatch(/^Unrecognized request URL \(GET: \/v1\/nothing\)/);
  });

  test.each([
    ["payment_intents/pi_x", "No such payment_intent: 'pi_x'", "intent"],
    ["charges/ch_x", "No such charge: 'ch_x'", "id"],
    ["refunds/re_x", "No such refund: 're_x'", "id"],
    ["balance_transactions/txn_x", "No such balance_transaction: 'txn_x'", "id"],
    ["disputes/du_x", "No such dispute: 'du_x'", "dispute"],
    ["events/evt_x", "No such event: 'evt_x'", "id"],
  ])("%s is 404 resource_missing", async (path, message, param) => {
    const error = await refusal(sandbox.stripe.rawRequest("GET", `/v1/${path}`));
    expect(error).toMatchObject({ statusCode: 404, code: "resource_missing", message, param });
  });
});

describe("metadata", () => {
  test("is merged, and empty values remove names", async () => {
    const { id } = await sandbox.stripe.paymentIntents.create({
      amount: 500,
      currency: "usd",
      metadata: { a: "1", b: "2" },
    });
    const changed = await sandbox.stripe.paymentIntents.update(id, { metadata: { b: "", c: "3" } });
    expect(changed.metadata).toEqual({ a: "1", c: "3" });
    expect((await sandbox.stripe.paymentIntents.update(id, { metadata: "" })).metadata).toEqual({});
  });
});
