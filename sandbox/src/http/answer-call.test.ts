import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cardData, refusal, startTestSandbox, stripeFor, type TestSandbox } from "../../test/start";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.client.reset());

const get = (path: string, headers: Record<string, string>) =>
  fetch(`${sandbox.url}/v1/${path}`, { headers });

describe("keys", () => {
  test.each([
    [undefined, /^You did not provide an API key/],
    ["Bearer nonsense", /^Invalid API Key provided: \*+ense$/],
    ["Bearer sk_live_abcdefgh1234", /^Invalid API Key provided: sk_live_\*{8}1234$/],
  ])("%s is 401", async (authorization, message) => {
    const answer = await get("charges", authorization ? { Authorization: authorization } : {});
    expect(answer.status).toBe(401);
    expect(answer.headers.get("request-id")).toMatch(/^req_/);
    expect((await answer.json()).error).toMatchObject({
      type: "invalid_request_error",
      message: expect.stringMatching(message),
    });
  });

  test("the library turns 401, 403 and 429 into its own classes", async () => {
    const bad = await refusal(stripeFor(sandbox.url, "sk_live_x").charges.list());
    expect(bad.type).toBe("StripeAuthenticationError");
    const browser = await refusal(stripeFor(sandbox.url, "pk_test_shop").charges.list());
    expect(browser).toMatchObject({ type: "StripePermissionError", code: "secret_key_required" });
    const restricted = await refusal(stripeFor(sandbox.url, "rk_test_shop").webhookEndpoints.list());
    expect(restricted.type).toBe("StripePermissionError");
    await sandbox.client.failRequests({ kind: "rate_limit" });
    expect((await refusal(sandbox.stripe.charges.list())).type).toBe("StripeRateLimitError");
  });

  test("with another suffix see another account", async () => {
    const { id } = await sandbox.stripe.paymentIntents.create({ amount: 500, currency: "usd" });
    const error = await refusal(stripeFor(sandbox.url, "sk_test_other").paymentIntents.retrieve(id));
    expect(error).toMatchObject({ statusCode: 404, code: "resource_missing", param: "intent" });
    expect((await stripeFor(sandbox.url, "rk_test_shop").paymentIntents.retrieve(id)).id).toBe(id);
  });

  test("a publishable key needs the client secret and sees neither customer nor metadata", async () => {
    const { id, client_secret } = await sandbox.stripe.paymentIntents.create({
      amount: 500,
      currency: "usd",
      metadata: { order_id: "o1" },
    });
    const headers = { Authorization: "Bearer pk_test_shop" };
    expect((await get(`payment_intents/${id}`, headers)).status).toBe(400);
    expect((await get(`payment_intents/${id}?client_secret=${id}_secret_wrong`, headers)).status).toBe(401);
    const seen = await (await get(`payment_intents/${id}?client_secret=${client_secret}`, headers)).json();
    expect(seen).toMatchObject({ id, amount: 500 });
    expect(seen).not.toHaveProperty("metadata");
    expect(seen).not.toHaveProperty("customer");
  });

  test("raw card numbers are refused from a server and taken from a browser", async () => {
    const card = { number: "4242424242424242", exp_month: 12, exp_year: 2034, cvc: "123" };
    const error = await refusal(sandbox.stripe.paymentMethods.create({ type: "card", card }));
    expect(error).toMatchObject({ statusCode: 402, type: "StripeCardError" });
    const answer = await sandbox.browser("payment_methods", {
      type: "card",
      "card[number]": "4242 4242 4242 4242",
      "card[exp_month]": "12",
      "card[exp_year]": "34",
      "card[cvc]": "123",
    });
    expect(answer.body).toMatchObject({ object: "payment_method", card: { brand: "visa", last4: "4242" } });
  });
});

describe("elements", () => {
  test.each([
    [{ expected_amount: "1999", expected_currency: "usd" }, "amount"],
    [{ expected_amount: "2000", expected_currency: "eur" }, "currency"],
  ])("showing %j are refused at confirm", async (shown, param) => {
    const { id, client_secret } = await sandbox.stripe.paymentIntents.create({
      amount: 2000,
      currency: "usd",
    });
    const answer = await sandbox.browser(`payment_intents/${id}/confirm`, {
      client_secret: client_secret ?? "",
      ...cardData("4242424242424242"),
      ...shown,
    });
    expect(answer).toMatchObject({ status: 400, body: { error: { type: "invalid_request_error", param } } });
  });

  test("can hand over a confirmation token, which pays once", async () => {
    const token = await sandbox.browser("confirmation_tokens", {
      "payment_method_data[type]": "card",
      "payment_method_data[card][number]": "4242424242424242",
      "payment_method_data[card][exp_month]": "12",
      "payment_method_data[card][exp_year]": "34",
      "payment_method_data[card][cvc]": "123",
      return_url: "https://shop.test/done",
    });
    const pay = () =>
      sandbox.stripe.paymentIntents.create({
        amount: 2000,
        currency: "usd",
        confirm: true,
        confirmation_token: token.body.id,
      });
    expect((await pay()).status).toBe("succeeded");
    expect((await sandbox.stripe.confirmationTokens.retrieve(token.body.id)).payment_intent).toMatch(/^pi_/);
    expect((await refusal(pay())).param).toBe("confirmation_token");
  });
});
