import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal, startTestSandbox, stripeFor, type TestSandbox } from "../../test/start";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.client.reset());

const params = { amount: 2000, currency: "usd", metadata: { a: "1", b: "2" } };
const create = (change: Record<string, unknown>, idempotencyKey: string) =>
  sandbox.stripe.paymentIntents.create({ ...params, ...change }, { idempotencyKey });

describe("an idempotency key", () => {
  test("repeats the first answer word for word and says so", async () => {
    const first = await create({}, "k1");
    await sandbox.stripe.paymentIntents.cancel(first.id);
    const again = await create({}, "k1");
    expect(again).toEqual(first);
    expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
    expect(again.lastResponse.headers).toMatchObject({
      "idempotent-replayed": "true",
      "idempotency-key": "k1",
      "original-request": first.lastResponse.requestId,
    });
    expect((await sandbox.stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  test("does not mind the order of names, but that of array items", async () => {
    const first = await create({ allowed_payment_method_types: ["card", "link"] }, "k1");
    const swapped = await sandbox.stripe.paymentIntents.create(
      {
        metadata: { b: "2", a: "1" },
        currency: "usd",
        allowed_payment_method_types: ["card", "link"],
        amount: 2000,
      },
      { idempotencyKey: "k1" },
    );
    expect(swapped.id).toBe(first.id);
    const error = await refusal(create({ allowed_payment_method_types: ["link", "card"] }, "k1"));
    expect(error.type).toBe("StripeIdempotencyError");
  });

  test("is refused with other parameters or another endpoint", async () => {
    const { id } = await create({}, "k1");
    const other = await refusal(create({ amount: 3000 }, "k1"));
    expect(other).toMatchObject({ statusCode: 400, rawType: "idempotency_error" });
    expect(other.message).toBe(
      "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'k1' if you meant to execute a different request.",
    );
    const elsewhere = await refusal(sandbox.stripe.paymentIntents.cancel(id, {}, { idempotencyKey: "k1" }));
    expect(elsewhere.rawType).toBe("idempotency_error");
  });

  test("repeats a decline, with the PaymentIntent as it was", async () => {
    const decline = {
      confirm: true,
      payment_method: "pm_card_chargeDeclined",
      return_url: "https://shop.test/done",
    };
    const first = await refusal(create(decline, "k1"));
    const again = await refusal(create(decline, "k1"));
    expect([first.statusCode, again.statusCode]).toEqual([402, 402]);
    expect(again.raw).toEqual({
      ...Object(first.raw),
      headers: expect.anything(),
      requestId: expect.anything(),
    });
    expect((await sandbox.stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  test.each([
    ["an unknown parameter", { wat: "1" }],
    ["an amount that is too small", { amount: 1 }],
  ])("is free again after %s", async (_name, change) => {
    expect((await refusal(create(change, "k1"))).statusCode).toBe(400);
    expect((await create({}, "k1")).amount).toBe(2000);
  });

  test("keeps a 500 that came after the effect", async () => {
    await sandbox.client.failRequests({ kind: "error_after" });
    expect((await refusal(create({}, "k1"))).statusCode).toBe(500);
    const again = await refusal(create({}, "k1"));
    expect(again).toMatchObject({ statusCode: 500, type: "StripeAPIError" });
    expect(again.headers?.["idempotent-replayed"]).toBe("true");
    expect((await sandbox.stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  test("does not keep a 500 that came before the effect", async () => {
    await sandbox.client.failRequests({ kind: "error_before" });
    expect((await refusal(create({}, "k1"))).statusCode).toBe(500);
    expect((await create({}, "k1")).status).toBe("requires_payment_method");
  });

  test("is 409 while its first call is still running", async () => {
    await sandbox.client.failRequests({ kind: "slow", delay: 400 });
    const first = create({}, "k1");
    const results = await Promise.allSettled([first, refusal(create({}, "k1"))]);
    const refused = results[1].status === "fulfilled" ? results[1].value : await refusal(first);
    expect(refused).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
    expect((await sandbox.stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  test("is forgotten after twenty-four hours", async () => {
    const first = await create({}, "k1");
    await sandbox.client.advance(25 * 3_600_000);
    expect((await create({}, "k1")).id).not.toBe(first.id);
  });

  test("longer than 255 characters is refused", async () => {
    expect((await refusal(create({}, "k".repeat(256)))).statusCode).toBe(400);
  });

  test("belongs to one account", async () => {
    const first = await create({}, "k1");
    const other = await stripeFor(sandbox.url, "sk_test_other").paymentIntents.create(params, {
      idempotencyKey: "k1",
    });
    expect(other.id).not.toBe(first.id);
  });
});

describe("calls that go wrong on purpose", () => {
  const only = { method: "POST", path: "/v1/payment_intents" } as const;

  test.each(["reset_after", "reset_before", "error_before", "lock_timeout"] as const)(
    "%s is mended by the library's own retry, with one PaymentIntent in the end",
    async (kind) => {
      await sandbox.client.failRequests({ kind, ...only });
      const retrying = stripeFor(sandbox.url, "sk_test_shop", 2);
      const intent = await retrying.paymentIntents.create(params);
      expect(intent.status).toBe("requires_payment_method");
      expect((await sandbox.stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([intent.id]);
    },
  );

  test.each([
    ["timeout_before", 0],
    ["timeout_after", 1],
  ] as const)("%s leaves the caller without an answer and %i PaymentIntents", async (kind, count) => {
    await sandbox.client.failRequests({ kind, ...only });
    const error = await refusal(
      sandbox.stripe.paymentIntents.create(params, { timeout: 300, maxNetworkRetries: 0 }),
    );
    expect(error.type).toBe("StripeConnectionError");
    expect((await sandbox.stripe.paymentIntents.list()).data).toHaveLength(count);
  });

  test("a decline can be forced on a good card, once, on one path", async () => {
    await sandbox.client.failRequests({
      kind: "decline",
      decline: "insufficient_funds",
      path: "/v1/payment_intents/*/confirm",
    });
    const { id } = await sandbox.stripe.paymentIntents.create({ ...params, payment_method: "pm_card_visa" });
    const confirm = (change = {}) =>
      sandbox.stripe.paymentIntents.confirm(id, { return_url: "https://shop.test/done", ...change });
    expect((await refusal(confirm())).decline_code).toBe("insufficient_funds");
    expect((await confirm({ payment_method: "pm_card_visa" })).status).toBe("succeeded");
  });
});
