import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cardData, eventTypes, refusal, startTestSandbox, type TestSandbox } from "../../test/start";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.client.reset());

const pay = { amount: 2000, currency: "usd", confirm: true, return_url: "https://shop.test/done" } as const;

describe("a refused card", () => {
  const cases = [
    ["4000000000000002", "card_declined", "generic_decline"],
    ["4000000000009995", "card_declined", "insufficient_funds"],
    ["4000000000009987", "card_declined", "lost_card"],
    ["4000000000009979", "card_declined", "stolen_card"],
    ["4000000000006975", "card_declined", "card_velocity_exceeded"],
    ["4000000000000069", "expired_card", undefined],
    ["4000000000000127", "incorrect_cvc", undefined],
    ["4000000000000119", "processing_error", undefined],
    ["4100000000000019", "card_declined", "fraudulent"],
    ["4000000000000341", "card_declined", "generic_decline"],
    ["4111111111111111", "card_declined", "test_mode_live_card"],
  ] as const;

  test.each(cases)("%s answers %s / %s", async (number, code, declineCode) => {
    const { id, client_secret } = await sandbox.stripe.paymentIntents.create({
      amount: 2000,
      currency: "usd",
    });
    const answer = await sandbox.browser(`payment_intents/${id}/confirm`, {
      client_secret: client_secret ?? "",
      ...cardData(number),
    });
    expect(answer.status).toBe(402);
    expect(answer.body.error).toMatchObject({ type: "card_error", code });
    expect(answer.body.error?.decline_code).toBe(declineCode);
    const intent = await sandbox.stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] });
    expect(intent).toMatchObject({
      status: "requires_payment_method",
      payment_method: null,
      last_payment_error: { code },
      latest_charge: { status: "failed", failure_code: code, paid: false },
    });
    expect(await eventTypes(sandbox.stripe)).toEqual([
      "payment_intent.created",
      "charge.failed",
      "payment_intent.payment_failed",
    ]);
  });

  test("with a wrong check digit is refused before anything is charged", async () => {
    const { id, client_secret } = await sandbox.stripe.paymentIntents.create({
      amount: 2000,
      currency: "usd",
    });
    const answer = await sandbox.browser(`payment_intents/${id}/confirm`, {
      client_secret: client_secret ?? "",
      ...cardData("4242424242424241"),
    });
    expect(answer).toMatchObject({
      status: 402,
      body: { error: { code: "incorrect_number", param: "number" } },
    });
    expect((await sandbox.stripe.paymentIntents.retrieve(id)).latest_charge).toBeNull();
  });

  test("carries the generic decline's advice and network code", async () => {
    const error = await refusal(
      sandbox.stripe.paymentIntents.create({ ...pay, payment_method: "pm_card_chargeDeclined" }),
    );
    expect(error).toMatchObject({
      statusCode: 402,
      advice_code: "try_again_later",
      network_decline_code: "01",
    });
    const { data } = await sandbox.stripe.charges.list({ payment_intent: error.payment_intent?.id ?? "" });
    expect(data[0]?.outcome).toMatchObject({
      type: "issuer_declined",
      network_status: "declined_by_network",
    });
  });

  test("is not the end: another card pays the same PaymentIntent", async () => {
    const { id, client_secret } = await sandbox.stripe.paymentIntents.create({
      amount: 2000,
      currency: "usd",
    });
    const secret = { client_secret: client_secret ?? "" };
    await sandbox.browser(`payment_intents/${id}/confirm`, { ...secret, ...cardData("4000000000000002") });
    const answer = await sandbox.browser(`payment_intents/${id}/confirm`, {
      ...secret,
      ...cardData("4242424242424242"),
    });
    expect(answer.body).toMatchObject({ status: "succeeded", last_payment_error: null });
  });
});

describe("3D Secure", () => {
  const start = async (number: string) => {
    const { id, client_secret } = await sandbox.stripe.paymentIntents.create({
      amount: 2000,
      currency: "usd",
    });
    const secret = { client_secret: client_secret ?? "" };
    const answer = await sandbox.browser(`payment_intents/${id}/confirm`, { ...secret, ...cardData(number) });
    const finish = (outcome: string) =>
      sandbox.browser(`payment_intents/${id}/_authenticate`, { ...secret, outcome });
    return { id, answer, finish };
  };

  test.each(["4000002500003155", "4000002760003184", "4000000000003220"])(
    "%s asks the shopper and then succeeds, with no charge in between",
    async (number) => {
      const { id, answer, finish } = await start(number);
      expect(answer.body).toMatchObject({
        status: "requires_action",
        next_action: { type: "use_stripe_sdk" },
      });
      expect((await sandbox.stripe.paymentIntents.retrieve(id)).latest_charge).toBeNull();
      expect((await finish("success")).body.status).toBe("succeeded");
      expect(await eventTypes(sandbox.stripe)).toEqual([
        "payment_intent.created",
        "payment_intent.requires_action",
        "charge.succeeded",
        "payment_intent.succeeded",
      ]);
    },
  );

  test("a failed challenge wants another payment method and makes no charge", async () => {
    const { id, finish } = await start("4000000000003220");
    await finish("fail");
    const intent = await sandbox.stripe.paymentIntents.retrieve(id);
    expect(intent).toMatchObject({
      status: "requires_payment_method",
      latest_charge: null,
      last_payment_error: { code: "payment_intent_authentication_failure", type: "invalid_request_error" },
    });
    expect((await eventTypes(sandbox.stripe)).slice(-2)).toEqual([
      "payment_intent.requires_action",
      "payment_intent.payment_failed",
    ]);
  });

  test.each([
    ["4000008400001629", "card_declined"],
    ["4000008400001280", "processing_error"],
    ["4000008260003178", "card_declined"],
  ])("%s is refused after a good challenge", async (number, code) => {
    const { id, finish } = await start(number);
    await finish("success");
    const intent = await sandbox.stripe.paymentIntents.retrieve(id);
    expect(intent).toMatchObject({ status: "requires_payment_method", last_payment_error: { code } });
    expect((await eventTypes(sandbox.stripe)).slice(-3)).toEqual([
      "payment_intent.requires_action",
      "charge.failed",
      "payment_intent.payment_failed",
    ]);
  });

  test.each(["4000000000003055", "4000000032200000"])(
    "%s goes through without a challenge",
    async (number) => {
      expect((await start(number)).answer.body.status).toBe("succeeded");
    },
  );

  test("with manual confirmation waits for the server's second confirm, which does not ask again", async () => {
    const { stripe } = sandbox;
    const intent = await stripe.paymentIntents.create({
      ...pay,
      confirmation_method: "manual",
      use_stripe_sdk: true,
      payment_method: "pm_card_threeDSecure2Required",
    });
    expect(intent.status).toBe("requires_action");
    const client_secret = intent.client_secret ?? "";
    const answer = await sandbox.browser(`payment_intents/${intent.id}/_authenticate`, {
      client_secret,
      outcome: "success",
    });
    expect(answer.body.status).toBe("requires_confirmation");
    const refused = await sandbox.browser(`payment_intents/${intent.id}/confirm`, { client_secret });
    expect(refused.status).toBe(400);
    expect((await stripe.paymentIntents.confirm(intent.id)).status).toBe("succeeded");
  });

  test.each([
    ["success", "succeeded", "setup_intent.succeeded"],
    ["fail", "requires_payment_method", "setup_intent.setup_failed"],
  ])("of a SetupIntent that ends with %s leaves it %s", async (outcome, status, event) => {
    const { id, client_secret } = await sandbox.stripe.setupIntents.create({
      confirm: true,
      payment_method: "pm_card_threeDSecure2Required",
      return_url: pay.return_url,
    });
    await sandbox.browser(`setup_intents/${id}/_authenticate`, {
      client_secret: client_secret ?? "",
      outcome,
    });
    expect((await sandbox.stripe.setupIntents.retrieve(id)).status).toBe(status);
    expect((await eventTypes(sandbox.stripe)).at(-1)).toBe(event);
  });

  test("off session it is a decline with authentication_required and no charge", async () => {
    const error = await refusal(
      sandbox.stripe.paymentIntents.create({
        ...pay,
        off_session: true,
        payment_method: "pm_card_authenticationRequired",
      }),
    );
    expect(error).toMatchObject({
      statusCode: 402,
      code: "authentication_required",
      decline_code: "authentication_required",
    });
    expect(await eventTypes(sandbox.stripe)).toEqual([
      "payment_intent.created",
      "payment_intent.payment_failed",
    ]);
  });

  test("confirmed by a server with a return_url it redirects", async () => {
    const intent = await sandbox.stripe.paymentIntents.create({
      ...pay,
      payment_method: "pm_card_threeDSecure2Required",
    });
    expect(intent.next_action).toMatchObject({
      type: "redirect_to_url",
      redirect_to_url: { return_url: pay.return_url },
    });
  });
});
