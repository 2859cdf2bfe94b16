import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal, startTestSandbox, type TestSandbox } from "../../test/start";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.client.reset());

describe("a list", () => {
  const create = async (count: number) => {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      ids.push((await sandbox.stripe.paymentIntents.create({ amount: 500 + index, currency: "usd" })).id);
    }
    return ids.reverse();
  };

  test("is newest first, ten at a time, with both cursors", async () => {
    const ids = await create(12);
    const first = await sandbox.stripe.paymentIntents.list();
    expect(first).toMatchObject({ object: "list", url: "/v1/payment_intents", has_more: true });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 10));
    const rest = await sandbox.stripe.paymentIntents.list({ starting_after: ids[9] ?? "" });
    expect(rest.data.map(({ id }) => id)).toEqual(ids.slice(10));
    expect(rest.has_more).toBe(false);
    const before = await sandbox.stripe.paymentIntents.list({ ending_before: ids[4] ?? "", limit: 2 });
    expect(before.data.map(({ id }) => id)).toEqual(ids.slice(2, 4));
    expect(before.has_more).toBe(true);
  });

  test("pages by itself through the library, in both directions", async () => {
    const ids = await create(7);
    const forwards: string[] = [];
    for await (const { id } of sandbox.stripe.paymentIntents.list({ limit: 3 })) forwards.push(id);
    expect(forwards).toEqual(ids);
    const backwards: string[] = [];
    for await (const { id } of sandbox.stripe.paymentIntents.list({
      limit: 3,
      ending_before: ids[6] ?? "",
    })) {
      backwards.push(id);
    }
    expect(backwards).toEqual(ids.slice(0, 6).reverse());
  });

  test.each([
    [{ limit: 101 }, "limit", undefined],
    [{ limit: 0 }, "limit", "parameter_invalid_integer"],
    [{ starting_after: "pi_x" }, "starting_after", "resource_missing"],
    [{ starting_after: "a", ending_before: "b" }, undefined, undefined],
  ])("with %j is 400", async (params, param, code) => {
    const error = await refusal(sandbox.stripe.paymentIntents.list(params));
    expect(error).toMatchObject({ statusCode: 400 });
    expect([error.param, error.code]).toEqual([param, code]);
  });

  test("is narrowed by time of creation", async () => {
    await create(2);
    await sandbox.client.advance(3_600_000);
    const [newest] = await create(1);
    const since = Math.floor((await sandbox.client.advance(0)).now / 1000) - 60;
    const recent = await sandbox.stripe.paymentIntents.list({ created: { gte: since } });
    expect(recent.data.map(({ id }) => id)).toEqual([newest]);
    expect((await sandbox.stripe.paymentIntents.list({ created: { lt: since } })).data).toHaveLength(2);
  });
});

describe("expand", () => {
  test("follows paths through objects and lists", async () => {
    const customer = await sandbox.stripe.customers.create({ email: "jenny@example.com" });
    const intent = await sandbox.stripe.paymentIntents.create({
      amount: 2000,
      currency: "usd",
      confirm: true,
      capture_method: "automatic",
      customer: customer.id,
      payment_method: "pm_card_visa",
      return_url: "https://shop.test",
      expand: ["latest_charge.balance_transaction", "customer", "payment_method"],
    });
    expect(intent).toMatchObject({
      customer: { object: "customer", email: "jenny@example.com" },
      payment_method: { object: "payment_method" },
      latest_charge: { object: "charge", balance_transaction: { object: "balance_transaction" } },
    });
    const list = await sandbox.stripe.charges.list({ expand: ["data.payment_intent", "data.refunds"] });
    expect(list.data[0]).toMatchObject({ payment_intent: { id: intent.id }, refunds: { object: "list" } });
  });

  test("of a field that is no reference is 400 and has no effect", async () => {
    const error = await refusal(
      sandbox.stripe.paymentIntents.create({ amount: 500, currency: "usd", expand: ["amount"] }),
    );
    expect(error.message).toBe("This property cannot be expanded (amount).");
    expect((await sandbox.stripe.paymentIntents.list()).data).toHaveLength(0);
  });
});
