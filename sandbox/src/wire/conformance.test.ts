import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSandbox, type TestSandbox } from "../../test/start";
import { type Answer, complaintsOf } from "../../test/type-check";
import { TEST_METHOD_ACCOUNTS, TEST_METHOD_CARDS } from "../payments/behaviours";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const returnUrl = "https://shop.test/done";

/** The body of a GET exactly as it is on the wire. */
async function wire(path: string): Promise<unknown> {
  const response = await fetch(`${sandbox.url}/v1/${path}`, {
    headers: { Authorization: "Bearer sk_test_shop" },
  });
  return response.json();
}

/** Tries a payment with every test payment method, in ways that leave every status and every event behind. */
async function makeHistory(stripe: Stripe): Promise<void> {
  const customer = await stripe.customers.create({
    email: "jenny@example.com",
    name: "Jenny Rosen",
    address: { line1: "1 Main St", city: "Berlin", country: "DE", postal_code: "10115" },
    shipping: { name: "Jenny Rosen", address: { line1: "1 Main St" } },
  });
  await stripe.customers.update(customer.id, { metadata: { tier: "gold" } });
  const gone = await stripe.customers.create({});
  await stripe.customers.del(gone.id);
  const base = { amount: 2000, currency: "usd", confirm: true, return_url: returnUrl } as const;
  for (const payment_method of [...Object.keys(TEST_METHOD_CARDS), ...Object.keys(TEST_METHOD_ACCOUNTS)]) {
    await stripe.paymentIntents
      .create({ ...base, payment_method, shipping: { name: "J", address: { line1: "1 Main St" } } })
      .catch(() => null);
  }
  for (const type of ["ideal", "bancontact", "eps", "klarna", "paypal"] as const) {
    const intent = await stripe.paymentIntents.create({
      ...base,
      currency: "eur",
      payment_method_data: { type, billing_details: { email: "jenny@example.com", name: "Jenny Rosen" } },
    });
    await sandbox.browser(`payment_intents/${intent.id}/_authenticate`, {
      client_secret: intent.client_secret ?? "",
      outcome: "success",
    });
  }
  await stripe.paymentIntents.create({ ...base, payment_method_data: { type: "amazon_pay" } });
  await stripe.paymentIntents.create({
    ...base,
    payment_method: "pm_card_threeDSecure2Required",
    use_stripe_sdk: true,
  });
  await stripe.paymentIntents.create({
    ...base,
    currency: "jpy",
    customer: customer.id,
    allowed_payment_method_types: ["customer_balance"],
    payment_method_data: { type: "customer_balance" },
    payment_method_options: {
      customer_balance: { funding_type: "bank_transfer", bank_transfer: { type: "jp_bank_transfer" } },
    },
  });
  await stripe.paymentIntents.create({ ...base, payment_method_data: { type: "link" } });
  await stripe.paymentIntents.create({
    ...base,
    currency: "eur",
    payment_method_data: {
      type: "sepa_debit",
      sepa_debit: { iban: "AT861904300235473202" },
      billing_details: { email: "jenny@example.com", name: "Jenny Rosen" },
    },
    mandate_data: { customer_acceptance: { type: "offline" } },
  });
  await stripe.paymentIntents.create({
    ...base,
    payment_method: "pm_card_visa",
    customer: customer.id,
    setup_future_usage: "off_session",
  });
  const held = await stripe.paymentIntents.create({
    ...base,
    capture_method: "manual",
    payment_method: "pm_card_visa",
  });
  await stripe.paymentIntents.capture(held.id);
  const left = await stripe.paymentIntents.create({
    ...base,
    capture_method: "manual",
    payment_method: "pm_card_visa",
  });
  await stripe.paymentIntents.cancel(
    (await stripe.paymentIntents.create({ amount: 500, currency: "usd" })).id,
  );
  const setup = await stripe.setupIntents.create({
    confirm: true,
    customer: customer.id,
    payment_method: "pm_card_mastercard",
    return_url: returnUrl,
  });
  await stripe.setupIntents.create({
    confirm: true,
    payment_method: "pm_card_threeDSecure2Required",
    return_url: returnUrl,
  });
  await stripe.setupIntents
    .create({ confirm: true, payment_method: "pm_card_chargeDeclined", return_url: returnUrl })
    .catch(() => null);
  await stripe.setupIntents.cancel((await stripe.setupIntents.create({})).id);
  await stripe.paymentMethods.update(String(setup.payment_method), { metadata: { a: "b" } });
  await stripe.paymentMethods.detach(String(setup.payment_method));
  for await (const intent of stripe.paymentIntents.list({ limit: 100 })) {
    if (intent.status === "succeeded") {
      await stripe.refunds
        .create({ payment_intent: intent.id, amount: 700, reason: "duplicate" })
        .catch(() => null);
    }
  }
  const [first, second] = (await stripe.disputes.list()).data;
  await stripe.disputes.update(first?.id ?? "", { evidence: { uncategorized_text: "winning_evidence" } });
  await stripe.disputes.close(second?.id ?? "");
  await sandbox.client.advance(60_000);
  await stripe.paymentIntents.cancel(left.id);
  await sandbox.client.advance(8 * 86_400_000);
}

const LISTS: [path: string, type: string][] = [
  ["payment_intents", "Stripe.PaymentIntent"],
  ["charges", "Stripe.Charge"],
  ["refunds", "Stripe.Refund"],
  ["disputes", "Stripe.Dispute"],
  ["customers", "Stripe.Customer"],
  ["setup_intents", "Stripe.SetupIntent"],
  ["balance_transactions", "Stripe.BalanceTransaction"],
  ["webhook_endpoints", "Stripe.WebhookEndpoint"],
  ["events", "Stripe.Event"],
];

async function pageOf(path: string): Promise<Stripe.ApiList<{ id: string }>> {
  const response = await fetch(`${sandbox.url}/v1/${path}`, {
    headers: { Authorization: "Bearer sk_test_shop" },
  });
  return response.json();
}

async function collectAnswers(): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [path, type] of LISTS) {
    let after = "";
    for (let more = true; more; ) {
      const { data, has_more } = await pageOf(`${path}?limit=100${after}`);
      for (const item of data) answers.push({ type, body: item, about: `${path} ${item.id}` });
      after = `&starting_after=${data.at(-1)?.id}`;
      more = has_more;
    }
  }
  return answers;
}

test("every answer has the type the stripe package gives it, with its enums closed", async () => {
  const { stripe } = sandbox;
  await stripe.webhookEndpoints.create({ url: "http://127.0.0.1:9/hook", enabled_events: ["invoice.paid"] });
  await makeHistory(stripe);
  const answers = await collectAnswers();
  const methods = await stripe.charges.list({
    limit: 100,
    expand: ["data.balance_transaction", "data.refunds"],
  });
  for (const { payment_method } of methods.data) {
    const path = `payment_methods/${payment_method}`;
    answers.push({ type: "Stripe.PaymentMethod", body: await wire(path), about: path });
  }
  for (const charge of methods.data) {
    answers.push({ type: "Stripe.Charge", body: charge, about: `expanded ${charge.id}` });
  }
  const token = await stripe.testHelpers.confirmationTokens.create({ payment_method: "pm_card_visa" });
  answers.push({
    type: "Stripe.ConfirmationToken",
    body: await wire(`confirmation_tokens/${token.id}`),
    about: "a confirmation token",
  });
  const list = await wire("payment_intents?limit=1");
  answers.push({ type: "Stripe.ApiList<Stripe.PaymentIntent>", body: list, about: "a list" });
  const endpoint = await stripe.webhookEndpoints.create({
    url: "http://127.0.0.1:9/2",
    enabled_events: ["*"],
  });
  const gone = await stripe.customers.create({});
  answers.push(
    { type: "Stripe.WebhookEndpoint", body: endpoint, about: "a new endpoint" },
    {
      type: "Stripe.DeletedWebhookEndpoint",
      body: await stripe.webhookEndpoints.del(endpoint.id),
      about: "its end",
    },
    {
      type: "Stripe.DeletedCustomer",
      body: await stripe.customers.del(gone.id),
      about: "a deleted customer",
    },
    {
      type: "Stripe.Customer | Stripe.DeletedCustomer",
      body: await wire(`customers/${gone.id}`),
      about: "again",
    },
  );
  expect(new Set(answers.map(({ type }) => type)).size).toBe(15);
  expect(answers.length).toBeGreaterThan(400);
  expect(await complaintsOf(answers)).toEqual([]);
}, 60_000);

test("the check notices a missing field, an unknown one, a wrong null and misspelt values", async () => {
  const { id } = await sandbox.stripe.paymentIntents.create({ amount: 500, currency: "usd" });
  const good = Object(await wire(`payment_intents/${id}`));
  const event = (await pageOf("events?limit=1")).data[0];
  const { currency: _currency, ...missing } = good;
  const bad: [type: string, body: unknown][] = [
    ["Stripe.PaymentIntent", missing],
    ["Stripe.PaymentIntent", { ...good, wat: 1 }],
    ["Stripe.PaymentIntent", { ...good, amount: null }],
    ["Stripe.PaymentIntent", { ...good, status: "suceeded" }],
    ["Stripe.Event", { ...event, type: "payment_intent.creatd" }],
    ["Stripe.Event", { ...event, data: { object: missing } }],
  ];
  const complaints = await complaintsOf(
    bad.map(([type, body], index) => ({ type, body, about: `bad ${index}` })),
  );
  expect(complaints.map((line) => line.slice(0, 8))).toEqual(bad.map((_, index) => `// bad ${index}`));
}, 60_000);
