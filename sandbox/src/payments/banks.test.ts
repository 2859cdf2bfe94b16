import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventTypes, startTestSandbox, type TestSandbox } from "../../test/start";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.client.reset());

const pay = { amount: 2000, currency: "usd", confirm: true, return_url: "https://shop.test/done" } as const;

describe("a bank debit", () => {
  const debit = async (iban: string) => {
    const { id, client_secret } = await sandbox.stripe.paymentIntents.create({
      amount: 2000,
      currency: "eur",
    });
    const answer = await sandbox.browser(`payment_intents/${id}/confirm`, {
      client_secret: client_secret ?? "",
      "payment_method_data[type]": "sepa_debit",
      "payment_method_data[sepa_debit][iban]": iban,
      "payment_method_data[billing_details][name]": "Jenny Rosen",
      "payment_method_data[billing_details][email]": "jenny@example.com",
      "mandate_data[customer_acceptance][type]": "online",
      "mandate_data[customer_acceptance][online][infer_from_client]": "true",
    });
    return { id, answer };
  };

  test.each([
    ["AT611904300234573201", 6_000, "succeeded"],
    ["AT321904300235473204", 181_000, "succeeded"],
    ["AT861904300235473202", 6_000, "requires_payment_method"],
  ])("from %s is processing, and after %i ms %s", async (iban, wait, status) => {
    const { id, answer } = await debit(iban);
    expect(answer.body.status).toBe("processing");
    const charge = (await sandbox.stripe.charges.list({ payment_intent: id })).data[0];
    expect(charge).toMatchObject({ status: "pending", paid: false });
    expect(charge?.id).toMatch(/^py_/);
    await sandbox.client.advance(wait);
    expect((await sandbox.stripe.paymentIntents.retrieve(id)).status).toBe(status);
    const last =
      status === "succeeded"
        ? ["charge.succeeded", "payment_intent.succeeded"]
        : ["charge.failed", "payment_intent.payment_failed"];
    expect(await eventTypes(sandbox.stripe)).toEqual([
      "payment_intent.created",
      "charge.pending",
      "payment_intent.processing",
      ...last,
    ]);
  });

  test.each([
    ["000123456789", "succeeded"],
    ["000222222227", "requires_payment_method"],
    ["000000000009", "processing"],
  ])("from US account %s ends %s", async (account_number, status) => {
    const { id } = await sandbox.stripe.paymentIntents.create({
      ...pay,
      payment_method_data: {
        type: "us_bank_account",
        us_bank_account: { account_number, routing_number: "110000000", account_holder_type: "individual" },
        billing_details: { name: "Jenny Rosen" },
      },
      mandate_data: { customer_acceptance: { type: "offline" } },
    });
    await sandbox.client.advance(86_400_000);
    expect((await sandbox.stripe.paymentIntents.retrieve(id)).status).toBe(status);
  });

  test("can be settled or failed by hand, once", async () => {
    const first = await debit("AT321904300235473204");
    expect((await sandbox.client.failPayment(first.id)).status).toBe("requires_payment_method");
    await expect(sandbox.client.settlePayment(first.id)).rejects.toThrow(/not a payment that is processing/);
  });
});

describe("a redirect method", () => {
  test.each([
    ["success", "succeeded"],
    ["fail", "requires_payment_method"],
  ])("whose bank page answers %s ends %s", async (outcome, status) => {
    const { id, client_secret } = await sandbox.stripe.paymentIntents.create({
      amount: 2000,
      currency: "eur",
    });
    const secret = { client_secret: client_secret ?? "" };
    const answer = await sandbox.browser(`payment_intents/${id}/confirm`, {
      ...secret,
      "payment_method_data[type]": "ideal",
      return_url: "https://shop.test/done",
    });
    expect(answer.body.next_action?.redirect_to_url).toMatchObject({ return_url: "https://shop.test/done" });
    expect(answer.body.next_action?.redirect_to_url?.url).toContain("/elements/bank?");
    await sandbox.browser(`payment_intents/${id}/_authenticate`, { ...secret, outcome });
    expect((await sandbox.stripe.paymentIntents.retrieve(id)).status).toBe(status);
  });
});
