import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventTypes, refusal, startTestSandbox, type TestSandbox } from "../../test/start";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.client.reset());

const pay = (payment_method: string) =>
  sandbox.stripe.paymentIntents.create({
    amount: 10_000,
    currency: "usd",
    confirm: true,
    capture_method: "automatic",
    return_url: "https://shop.test/done",
    payment_method,
  });

const chargeOf = async (payment_intent: string) => {
  const charge = (await sandbox.stripe.charges.list({ payment_intent })).data[0];
  if (!charge) throw new Error("The payment has no charge");
  return charge;
};

describe("a refund", () => {
  test("of a part, then of the rest, leaves the PaymentIntent succeeded", async () => {
    const { id } = await pay("pm_card_visa");
    const part = await sandbox.stripe.refunds.create({
      payment_intent: id,
      amount: 4000,
      reason: "duplicate",
    });
    expect(part).toMatchObject({
      status: "succeeded",
      amount: 4000,
      reason: "duplicate",
      payment_intent: id,
    });
    expect(await chargeOf(id)).toMatchObject({ amount_refunded: 4000, refunded: false });
    await sandbox.stripe.refunds.create({ payment_intent: id });
    expect(await chargeOf(id)).toMatchObject({ amount_refunded: 10_000, refunded: true });
    expect((await sandbox.stripe.paymentIntents.retrieve(id)).status).toBe("succeeded");
    expect((await eventTypes(sandbox.stripe)).slice(3)).toEqual([
      "refund.created",
      "charge.refunded",
      "refund.created",
      "charge.refunded",
    ]);
  });

  test("of nothing that is left is refused", async () => {
    const { id } = await pay("pm_card_visa");
    await sandbox.stripe.refunds.create({ payment_intent: id });
    const { id: charge } = await chargeOf(id);
    const error = await refusal(sandbox.stripe.refunds.create({ charge }));
    expect(error.code).toBe("charge_already_refunded");
    expect(error.message).toBe(`Charge ${charge} has already been refunded.`);
  });

  test.each([0, -5])("of %i is refused before anything else is looked at", async (amount) => {
    const error = await refusal(sandbox.stripe.refunds.create({ charge: "ch_unknown", amount }));
    expect(error).toMatchObject({ statusCode: 400, code: "parameter_invalid_integer", param: "amount" });
    expect(error.message).toBe("This value must be greater than or equal to 1.");
  });

  test("of an unknown charge is 404", async () => {
    const error = await refusal(sandbox.stripe.refunds.create({ charge: "ch_unknown", amount: 100 }));
    expect(error).toMatchObject({ statusCode: 404, code: "resource_missing", param: "id" });
    expect(error.message).toBe("No such charge: 'ch_unknown'");
  });

  test.each(["charge", "payment_intent"] as const)(
    "of money that is only held, named by its %s, says to cancel the PaymentIntent",
    async (by) => {
      const { id } = await sandbox.stripe.paymentIntents.create({
        amount: 10_000,
        currency: "usd",
        confirm: true,
        capture_method: "manual",
        return_url: "https://shop.test/done",
        payment_method: "pm_card_visa",
      });
      const held = { charge: (await chargeOf(id)).id, payment_intent: id };
      const error = await refusal(sandbox.stripe.refunds.create({ [by]: held[by] }));
      expect(error.statusCode).toBe(400);
      expect(error.message).toBe(
        `This uncaptured Charge was created by a PaymentIntent (${id}). You must cancel the PaymentIntent to reverse the authorization instead of refunding the Charge directly. For more information, see https://stripe.com/docs/payments/place-a-hold-on-a-payment-method`,
      );
    },
  );

  test("of a declined payment names the PaymentIntent", async () => {
    const declined = await refusal(pay("pm_card_chargeDeclined"));
    const id = declined.payment_intent?.id ?? "";
    const error = await refusal(sandbox.stripe.refunds.create({ charge: (await chargeOf(id)).id }));
    expect(error.message).toBe(`This PaymentIntent (${id}) does not have a successful charge to refund.`);
  });

  test("of more than is left names both amounts", async () => {
    const { id } = await pay("pm_card_visa");
    await sandbox.stripe.refunds.create({ payment_intent: id, amount: 7000 });
    const error = await refusal(sandbox.stripe.refunds.create({ payment_intent: id, amount: 4000 }));
    expect(error).toMatchObject({ param: "amount", code: undefined });
    expect(error.message).toBe("Refund amount ($40.00) is greater than unrefunded amount on charge ($30.00)");
  });

  test("needs something to refund", async () => {
    const none = await refusal(sandbox.stripe.refunds.create({}));
    expect(none.message).toMatch(/^One of the following params should be provided/);
    const { id } = await sandbox.stripe.paymentIntents.create({ amount: 10_000, currency: "usd" });
    const unpaid = await refusal(sandbox.stripe.refunds.create({ payment_intent: id }));
    expect(unpaid.message).toBe(`This PaymentIntent (${id}) does not have a successful charge to refund.`);
  });

  test("that is pending counts only once it has succeeded", async () => {
    const { id } = await pay("pm_card_pendingRefund");
    const refund = await sandbox.stripe.refunds.create({ payment_intent: id });
    expect(refund.status).toBe("pending");
    expect((await chargeOf(id)).amount_refunded).toBe(0);
    expect((await refusal(sandbox.stripe.refunds.create({ payment_intent: id }))).code).toBe(
      "charge_already_refunded",
    );
    await sandbox.client.advance(10_000);
    expect((await sandbox.stripe.refunds.retrieve(refund.id)).status).toBe("succeeded");
    expect((await chargeOf(id)).refunded).toBe(true);
    expect((await eventTypes(sandbox.stripe)).slice(3)).toEqual([
      "refund.created",
      "refund.updated",
      "charge.refund.updated",
      "charge.refunded",
    ]);
  });

  test("that fails late rolls the refunded amount back and books the money again", async () => {
    const { id } = await pay("pm_card_refundFail");
    const refund = await sandbox.stripe.refunds.create({ payment_intent: id });
    expect(refund.status).toBe("succeeded");
    await sandbox.client.advance(10_000);
    const failed = await sandbox.stripe.refunds.retrieve(refund.id, {
      expand: ["failure_balance_transaction"],
    });
    expect(failed).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
      failure_balance_transaction: { amount: 10_000, type: "refund_failure" },
    });
    expect(await chargeOf(id)).toMatchObject({ amount_refunded: 0, refunded: false });
    expect(await eventTypes(sandbox.stripe)).toContain("refund.failed");
  });

  test("while pending can be canceled, and after that not", async () => {
    const { id } = await pay("pm_card_pendingRefund");
    const refund = await sandbox.stripe.refunds.create({ payment_intent: id });
    expect((await sandbox.stripe.refunds.cancel(refund.id)).status).toBe("canceled");
    expect((await refusal(sandbox.stripe.refunds.cancel(refund.id))).statusCode).toBe(400);
  });

  test("takes metadata later, with both of its update events", async () => {
    const { id } = await pay("pm_card_visa");
    const refund = await sandbox.stripe.refunds.create({ payment_intent: id });
    const updated = await sandbox.stripe.refunds.update(refund.id, { metadata: { order_id: "6735" } });
    expect(updated.metadata).toEqual({ order_id: "6735" });
    expect((await eventTypes(sandbox.stripe)).slice(-2)).toEqual(["refund.updated", "charge.refund.updated"]);
  });
});

describe("the balance", () => {
  test("gets a charge less the fee, available two days later", async () => {
    const { id } = await pay("pm_card_visa");
    const charge = await chargeOf(id);
    const transaction = await sandbox.stripe.balanceTransactions.retrieve(String(charge.balance_transaction));
    expect(transaction).toMatchObject({
      amount: 10_000,
      fee: 320,
      net: 9680,
      type: "charge",
      status: "pending",
    });
    await sandbox.client.advance(2 * 86_400_000 + 2000);
    const later = await sandbox.stripe.balanceTransactions.retrieve(transaction.id);
    expect(later.status).toBe("available");
  });

  test("sums up to what came in less what went out", async () => {
    const { id } = await pay("pm_card_visa");
    await sandbox.stripe.refunds.create({ payment_intent: id, amount: 2500 });
    const { data } = await sandbox.stripe.balanceTransactions.list();
    expect(data.map(({ amount }) => amount)).toEqual([-2500, 10_000]);
    const { data: refunds } = await sandbox.stripe.balanceTransactions.list({ type: "refund" });
    expect(refunds).toHaveLength(1);
  });
});
