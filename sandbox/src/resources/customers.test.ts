import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cardData, eventTypes, refusal, startTestSandbox, type TestSandbox } from "../../test/start";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.client.reset());

const pay = (params: { payment_method: string; customer?: string; setup_future_usage?: "off_session" }) =>
  sandbox.stripe.paymentIntents.create({
    amount: 2000,
    currency: "usd",
    confirm: true,
    return_url: "https://shop.test/done",
    ...params,
  });

describe("a customer", () => {
  test("is found by e-mail, changed, and after deletion only a stub", async () => {
    const { stripe } = sandbox;
    const { id } = await stripe.customers.create({ email: "jenny@example.com", name: "Jenny" });
    await stripe.customers.create({ email: "other@example.com" });
    expect((await stripe.customers.list({ email: "jenny@example.com" })).data.map((one) => one.id)).toEqual([
      id,
    ]);
    const changed = await stripe.customers.update(id, { name: "Jenny Rosen", phone: "" });
    expect(changed).toMatchObject({ name: "Jenny Rosen", email: "jenny@example.com", phone: null });
    const update = (await stripe.events.list({ type: "customer.updated" })).data[0];
    expect(update?.data.previous_attributes).toEqual({ name: "Jenny" });
    expect(await stripe.customers.del(id)).toEqual(expect.objectContaining({ id, deleted: true }));
    expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true });
    expect((await refusal(stripe.customers.update(id, { name: "x" }))).code).toBe("resource_missing");
    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  test("keeps a payment method that a payment sets up, and can pay with it again", async () => {
    const { id: customer } = await sandbox.stripe.customers.create({});
    const first = await pay({ payment_method: "pm_card_visa", customer, setup_future_usage: "off_session" });
    const { data } = await sandbox.stripe.customers.listPaymentMethods(customer);
    expect(data.map(({ id }) => id)).toEqual([first.payment_method]);
    expect(await eventTypes(sandbox.stripe)).toContain("payment_method.attached");
    const again = await pay({ payment_method: String(first.payment_method), customer });
    expect(again).toMatchObject({ status: "succeeded", payment_method: first.payment_method });
    const alone = await refusal(pay({ payment_method: String(first.payment_method) }));
    expect(alone.message).toMatch(/belongs to a Customer/);
    expect((await sandbox.stripe.paymentIntents.list({ customer })).data).toHaveLength(2);
  });
});

describe("a payment method", () => {
  test("made from a test id is a fresh one every time", async () => {
    const one = await sandbox.stripe.paymentMethods.retrieve("pm_card_visa");
    const other = await sandbox.stripe.paymentMethods.retrieve("pm_card_visa");
    expect(one.id).not.toBe(other.id);
    expect(one.card).toMatchObject({ brand: "visa", last4: "4242", funding: "credit" });
    expect(one.card?.fingerprint).toBe(other.card?.fingerprint);
  });

  test("used without a customer cannot be used again", async () => {
    const { payment_method } = await pay({ payment_method: "pm_card_visa" });
    expect((await refusal(pay({ payment_method: String(payment_method) }))).message).toMatch(
      /may not be used again/,
    );
    const { id: customer } = await sandbox.stripe.customers.create({});
    const attach = sandbox.stripe.paymentMethods.attach(String(payment_method), { customer });
    expect((await refusal(attach)).statusCode).toBe(400);
  });

  test.each([
    ["pm_card_chargeDeclined", 402],
    ["pm_card_chargeCustomerFail", 200],
  ])("%s answers %i when it is attached", async (method, status) => {
    const { id: customer } = await sandbox.stripe.customers.create({});
    const attach = sandbox.stripe.paymentMethods.attach(method, { customer });
    const answered =
      status === 200 ? (await attach).lastResponse.statusCode : (await refusal(attach)).statusCode;
    expect(answered).toBe(status);
  });

  test("of a type that the PaymentIntent does not take is refused", async () => {
    const { id, client_secret } = await sandbox.stripe.paymentIntents.create({
      amount: 2000,
      currency: "eur",
      allowed_payment_method_types: ["sepa_debit"],
    });
    const answer = await sandbox.browser(`payment_intents/${id}/confirm`, {
      client_secret: client_secret ?? "",
      ...cardData("4242424242424242"),
    });
    expect(answer.body.error?.code).toBe("payment_intent_incompatible_payment_method");
  });
});
