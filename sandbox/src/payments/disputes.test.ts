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

describe("a dispute", () => {
  test("takes the money and the fee before the payment is even announced", async () => {
    const { id } = await pay("pm_card_createDispute");
    expect(await eventTypes(sandbox.stripe)).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "charge.dispute.created",
      "charge.dispute.funds_withdrawn",
      "payment_intent.succeeded",
    ]);
    const dispute = (await sandbox.stripe.disputes.list({ payment_intent: id })).data[0];
    expect(dispute).toMatchObject({
      status: "needs_response",
      reason: "fraudulent",
      amount: 10_000,
      is_charge_refundable: false,
      balance_transactions: [{ amount: -10_000, fee: 1500, net: -11_500 }],
    });
    expect((await chargeOf(id)).disputed).toBe(true);
    const error = await refusal(sandbox.stripe.refunds.create({ payment_intent: id }));
    expect(error.code).toBe("charge_disputed");
  });

  test("that is won gives the amount back, but not the fee", async () => {
    const { id } = await pay("pm_card_createDispute");
    const dispute = (await sandbox.stripe.disputes.list({ payment_intent: id })).data[0];
    const sent = await sandbox.stripe.disputes.update(dispute?.id ?? "", {
      evidence: { uncategorized_text: "winning_evidence" },
    });
    expect(sent).toMatchObject({
      status: "under_review",
      evidence_details: { has_evidence: true, submission_count: 1, submission_method: "manual" },
    });
    await sandbox.client.advance(1000);
    const won = await sandbox.stripe.disputes.retrieve(sent.id);
    expect(won).toMatchObject({ status: "won", is_charge_refundable: true });
    expect(won.balance_transactions[1]).toMatchObject({ amount: 10_000, fee: 0 });
    expect((await eventTypes(sandbox.stripe)).slice(5)).toEqual([
      "charge.dispute.updated",
      "charge.updated",
      "charge.dispute.funds_reinstated",
      "charge.dispute.closed",
    ]);
    expect((await sandbox.stripe.refunds.create({ payment_intent: id })).status).toBe("succeeded");
  });

  test("keeps its charge from being refunded while another one about it is won", async () => {
    const { id } = await pay("pm_card_createMultipleDisputes");
    const [second, first] = (await sandbox.stripe.disputes.list({ payment_intent: id })).data;
    await sandbox.client.winDispute(second?.id ?? "");
    const error = await refusal(sandbox.stripe.refunds.create({ payment_intent: id }));
    expect(error.code).toBe("charge_disputed");
    await sandbox.client.winDispute(first?.id ?? "");
    expect((await sandbox.stripe.refunds.create({ payment_intent: id })).status).toBe("succeeded");
  });

  test.each([
    ["losing evidence", "losing_evidence"],
    ["giving in", null],
  ])("is lost by %s", async (_name, evidence) => {
    const { id } = await pay("pm_card_createDispute");
    const { id: dispute } = (await sandbox.stripe.disputes.list({ payment_intent: id })).data[0] ?? {
      id: "",
    };
    if (evidence)
      await sandbox.stripe.disputes.update(dispute, { evidence: { uncategorized_text: evidence } });
    else await sandbox.stripe.disputes.close(dispute);
    await sandbox.client.advance(10_000);
    expect((await sandbox.stripe.disputes.retrieve(dispute)).status).toBe("lost");
    expect((await eventTypes(sandbox.stripe)).slice(-2)).toEqual(["charge.dispute.closed", "charge.updated"]);
  });

  test("that is only an inquiry moves no money and can still be refunded", async () => {
    const { id } = await pay("pm_card_createDisputeInquiry");
    const inquiry = (await sandbox.stripe.disputes.list({ payment_intent: id })).data[0];
    expect(inquiry).toMatchObject({
      status: "warning_needs_response",
      is_charge_refundable: true,
      balance_transactions: [],
    });
    expect((await sandbox.stripe.refunds.create({ payment_intent: id })).status).toBe("succeeded");
    expect((await sandbox.stripe.disputes.close(inquiry?.id ?? "")).status).toBe("warning_closed");
  });

  test("grows out of an inquiry whose evidence escalates it", async () => {
    const { id } = await pay("pm_card_createDisputeInquiry");
    const { id: dispute } = (await sandbox.stripe.disputes.list({ payment_intent: id })).data[0] ?? {
      id: "",
    };
    await sandbox.stripe.disputes.update(dispute, {
      evidence: { uncategorized_text: "escalate_inquiry_evidence" },
    });
    await sandbox.client.advance(10_000);
    expect((await sandbox.stripe.disputes.retrieve(dispute)).status).toBe("needs_response");
    expect((await eventTypes(sandbox.stripe)).at(-1)).toBe("charge.dispute.funds_withdrawn");
  });

  test.each([
    ["pm_card_createDisputeProductNotReceived", ["product_not_received"]],
    ["pm_card_createMultipleDisputes", ["duplicate", "fraudulent"]],
    ["pm_card_createIssuerFraudRecord", []],
  ])("from %s has the reasons %j", async (method, reasons) => {
    const { id } = await pay(method);
    const { data } = await sandbox.stripe.disputes.list({ payment_intent: id });
    expect(data.map(({ reason }) => reason)).toEqual(reasons);
    const warned = (await eventTypes(sandbox.stripe)).includes("radar.early_fraud_warning.created");
    expect(warned).toBe(reasons.length === 0);
  });

  test("can be opened, won and lost by hand", async () => {
    const first = await pay("pm_card_visa");
    const opened = await sandbox.client.openDispute(first.id, { reason: "product_not_received" });
    expect((await sandbox.client.winDispute(opened.id)).status).toBe("won");
    await expect(sandbox.client.loseDispute(opened.id)).rejects.toThrow(/not an open dispute/);
  });
});
