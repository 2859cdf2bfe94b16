import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventTypes, refusal, startTestSandbox, type TestSandbox } from "../../test/start";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.client.reset());

const pay = { amount: 2000, currency: "usd", confirm: true, return_url: "https://shop.test/done" } as const;

describe("a PaymentIntent", () => {
  test("starts with Stripe's defaults", async () => {
    const intent = await sandbox.stripe.paymentIntents.create({ amount: 2000, currency: "USD" });
    expect(intent).toMatchObject({
      status: "requires_payment_method",
      currency: "usd",
      capture_method: "automatic_async",
      confirmation_method: "automatic",
      automatic_payment_methods: { enabled: true, allow_redirects: "always" },
      amount_details: { tip: {} },
      latest_charge: null,
      livemode: false,
    });
    expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_[A-Za-z0-9]{25}$`));
  });

  test("that was forgotten is as if it had never been, and takes nothing else along", async () => {
    const [gone, kept] = [
      await sandbox.stripe.paymentIntents.create({ amount: 2000, currency: "usd" }),
      await sandbox.stripe.paymentIntents.create({ amount: 2000, currency: "usd" }),
    ];
    await sandbox.client.forgetPayment(gone.id);
    expect(await refusal(sandbox.stripe.paymentIntents.retrieve(gone.id))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
    const { data } = await sandbox.stripe.paymentIntents.list();
    expect(data.map(({ id }) => id)).toEqual([kept.id]);
  });

  test("with a payment method waits for confirmation", async () => {
    const intent = await sandbox.stripe.paymentIntents.create({
      amount: 2000,
      currency: "usd",
      payment_method: "pm_card_visa",
    });
    expect(intent.status).toBe("requires_confirmation");
    expect(intent.payment_method).toMatch(/^pm_/);
    const confirmed = await sandbox.stripe.paymentIntents.confirm(intent.id, { return_url: pay.return_url });
    expect(confirmed.status).toBe("succeeded");
  });

  test("is created, charged and succeeded, in that order", async () => {
    const intent = await sandbox.stripe.paymentIntents.create({ ...pay, payment_method: "pm_card_visa" });
    expect(intent).toMatchObject({ status: "succeeded", amount_received: 2000 });
    expect(await eventTypes(sandbox.stripe)).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
    ]);
    await sandbox.client.advance(2000);
    expect((await eventTypes(sandbox.stripe)).at(-1)).toBe("charge.updated");
  });

  test("confirmed without return_url is refused while redirects are possible", async () => {
    const error = await refusal(
      sandbox.stripe.paymentIntents.create({
        amount: 2000,
        currency: "usd",
        confirm: true,
        payment_method: "pm_card_visa",
      }),
    );
    expect(error.message).toMatch(/you must provide a `return_url`/);
    expect(error.payment_intent?.status).toBe("requires_confirmation");
  });

  test("confirmed without a payment method says so, whatever else is missing", async () => {
    const { id } = await sandbox.stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
    const error = await refusal(sandbox.stripe.paymentIntents.confirm(id));
    expect(error).toMatchObject({ statusCode: 400, code: "payment_intent_unexpected_state" });
    expect(error.message).toMatch(
      /^You cannot confirm this PaymentIntent because it's missing a payment method\. You can either update/,
    );
    expect(error.payment_intent).toMatchObject({ id, status: "requires_payment_method" });
    const created = await refusal(
      sandbox.stripe.paymentIntents.create({ amount: 2000, currency: "usd", confirm: true }),
    );
    expect(created.code).toBe("payment_intent_unexpected_state");
  });

  test.each([
    ["confirm", "You cannot confirm this PaymentIntent because it has already succeeded"],
    [
      "capture",
      "The remaining amount on this PaymentIntent could not be captured because the remainder of the authorized amount has been released.",
    ],
    ["cancel", "You cannot cancel this PaymentIntent because it has a status of succeeded"],
  ] as const)(
    "a second %s of a succeeded one is refused with the PaymentIntent on the error",
    async (action, message) => {
      const intent = await sandbox.stripe.paymentIntents.create({ ...pay, payment_method: "pm_card_visa" });
      const error = await refusal(sandbox.stripe.paymentIntents[action](intent.id));
      expect(error).toMatchObject({ statusCode: 400, code: "payment_intent_unexpected_state" });
      expect(error.message).toContain(message);
      expect(error.payment_intent).toMatchObject({ id: intent.id, status: "succeeded" });
    },
  );

  test("cannot change its amount once it has succeeded", async () => {
    const intent = await sandbox.stripe.paymentIntents.create({ ...pay, payment_method: "pm_card_visa" });
    const error = await refusal(sandbox.stripe.paymentIntents.update(intent.id, { amount: 3000 }));
    expect(error).toMatchObject({ code: "payment_intent_unexpected_state", param: "amount" });
  });

  test("can be canceled before it is paid", async () => {
    const { id } = await sandbox.stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
    const canceled = await sandbox.stripe.paymentIntents.cancel(id, { cancellation_reason: "abandoned" });
    expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
    expect(canceled.canceled_at).toBeGreaterThan(0);
    expect(await eventTypes(sandbox.stripe)).toEqual(["payment_intent.created", "payment_intent.canceled"]);
  });
});

describe("a charge that is captured in the call itself", () => {
  const balanceIn = async (type: "charge.succeeded" | "charge.captured") => {
    const event = (await sandbox.stripe.events.list({ type })).data[0];
    return event?.type === type ? event.data.object.balance_transaction : undefined;
  };

  test("has its balance transaction in the answer and in the event, when captured at once", async () => {
    const intent = await sandbox.stripe.paymentIntents.create({
      ...pay,
      capture_method: "automatic",
      payment_method: "pm_card_visa",
      expand: ["latest_charge.balance_transaction"],
    });
    expect(intent.latest_charge).toMatchObject({ balance_transaction: { amount: 2000, type: "charge" } });
    expect(await balanceIn("charge.succeeded")).toMatch(/^txn_/);
  });

  test("has its balance transaction in the answer and in the event, when held before", async () => {
    const { id } = await sandbox.stripe.paymentIntents.create({
      ...pay,
      payment_method: "pm_card_visa",
      payment_method_options: { card: { capture_method: "manual" } },
    });
    expect(await balanceIn("charge.succeeded")).toBeNull();
    const captured = await sandbox.stripe.paymentIntents.capture(id, {
      amount_to_capture: 1500,
      expand: ["latest_charge.balance_transaction"],
    });
    expect(captured.latest_charge).toMatchObject({ balance_transaction: { amount: 1500, type: "charge" } });
    expect(await balanceIn("charge.captured")).toMatch(/^txn_/);
  });
});

describe("a manual capture", () => {
  const hold = () =>
    sandbox.stripe.paymentIntents.create({
      ...pay,
      capture_method: "manual",
      payment_method: "pm_card_visa",
    });

  test("holds the money and then takes a part, which is no refund", async () => {
    const held = await hold();
    expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 2000, amount_received: 0 });
    const charge = (await sandbox.stripe.charges.list({ payment_intent: held.id })).data[0];
    expect(charge).toMatchObject({ paid: true, captured: false, balance_transaction: null });
    expect(charge?.payment_method_details?.card?.capture_before).toBeGreaterThan(charge?.created ?? 0);
    const captured = await sandbox.stripe.paymentIntents.capture(held.id, { amount_to_capture: 1500 });
    expect(captured).toMatchObject({ status: "succeeded", amount_received: 1500, amount_capturable: 0 });
    expect((await sandbox.stripe.charges.list({ payment_intent: held.id })).data[0]).toMatchObject({
      amount: 2000,
      amount_captured: 1500,
      amount_refunded: 0,
      refunded: false,
    });
    expect(await eventTypes(sandbox.stripe)).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.amount_capturable_updated",
      "charge.captured",
      "payment_intent.succeeded",
    ]);
  });

  test("cannot take more than it holds", async () => {
    const held = await hold();
    const error = await refusal(sandbox.stripe.paymentIntents.capture(held.id, { amount_to_capture: 2001 }));
    expect(error).toMatchObject({ statusCode: 400, code: "amount_too_large" });
  });

  test("is canceled by itself when seven days have passed", async () => {
    const held = await hold();
    await sandbox.client.advance(7 * 86_400_000 + 1000);
    expect(await sandbox.stripe.paymentIntents.retrieve(held.id)).toMatchObject({
      status: "canceled",
      cancellation_reason: "automatic",
    });
    expect((await eventTypes(sandbox.stripe)).slice(-2)).toEqual([
      "charge.expired",
      "payment_intent.canceled",
    ]);
  });
});
