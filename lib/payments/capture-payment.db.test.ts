import { randomUUID } from "node:crypto";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { stripe } from "@/lib/stripe/client";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { jobsOf, orderOf } from "@/lib/testing/payment";
import { startTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import { intentAtStripe, pay, payByBankDebit, started } from "@/lib/testing/started-payment";
import { tellLapsingAuthorizations } from "./authorization-lapses";
import { cancelOrder } from "./cancel-order";
import { cancelUnpaidOrder } from "./cancel-unpaid-order";
import { requestCapture, sendCapture } from "./capture-payment";
import { commandIdOf } from "./command-id";
import type { CapturedPart } from "./decide/fact";
import { queueOverdueOrders } from "./expire-orders";
import { reconcilePayment } from "./reconcile-payment";
import { requestRefund } from "./refund-order";

let sandbox: TestSandbox;
setUpDatabase(async () => {
  sandbox = await startTestSandbox();
  return { ...sandbox.settings, MANUAL_CAPTURE: "true" };
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  await sandbox.control("faults/clear", {});
  await expectInvariantsToHold();
});

const HOUR = 60 * 60;
const SYSTEM = { by: "system" } as const;
const ALL = { kind: "all" } as const;
const RELEASE = { kind: "release" } as const;
const part = (amount: number) => ({ kind: "amount", amount }) as const;

/** An order for two pieces and $5.00 of shipping whose Pay was pressed; $101.00 in all. */
async function begun() {
  const productId = await stockProduct();
  const { orderId, paymentIntentId } = await started(await fillCart({ [productId]: 2 }));
  const attemptId = (await orderOf(orderId)).attempts[0]?.id ?? "";
  return { productId, orderId, paymentIntentId, attemptId };
}

/** The same with a card's amount held, as we heard of it. */
async function held() {
  const order = await begun();
  await pay(order.paymentIntentId);
  await reconcilePayment(order.paymentIntentId, SYSTEM);
  return order;
}

type Held = Awaited<ReturnType<typeof held>>;

const decideOn = ({ orderId, attemptId }: Held, what: CapturedPart, key: string = randomUUID()) =>
  requestCapture(orderId, { captureId: commandIdOf(orderId, key), attemptId, what }, "ann");
const kindsOf = async (orderId: string) => (await orderOf(orderId)).timeline.map(({ kind }) => kind);
const failing = (kind: string, path: string, times = 3) =>
  sandbox.control("faults/requests", { kind, method: "POST", path, times });
const CAPTURE = "/v1/payment_intents/*/capture";

describe("a card", () => {
  test("is only held: the order waits with its things, and says when the amount lapses", async () => {
    const { orderId, paymentIntentId, productId } = await held();
    expect(await intentAtStripe(paymentIntentId)).toMatchObject({
      ...{ status: "requires_capture", capture_method: "automatic_async" },
      payment_method_options: { card: { capture_method: "manual" } },
    });
    const order = await orderOf(orderId);
    expect(order).toMatchObject({ status: "processing", reviewReason: null, itemsInCart: false });
    const lapses = order.attempts[0]?.captureBefore?.getTime() ?? 0;
    expect(lapses).toBeGreaterThan(Date.now() + 6 * 24 * HOUR * 1000);
    expect(order.mails.map(({ kind }) => kind)).toEqual(["order_authorized"]);
    expect(await stockOf(productId)).toBe(8);
  });

  test("that is held keeps its order from ending, however old it is", async () => {
    const { orderId } = await held();
    await owner().$executeRaw`UPDATE "order" SET created_at = now() - interval '90 days'`;
    await owner().$executeRaw`UPDATE payment_attempt SET updated_at = now() - interval '90 days'`;
    expect(await queueOverdueOrders("processing")).toBe(0);
    await owner().$executeRaw`UPDATE "order" SET created_at = now()`;
    await owner().$executeRaw`UPDATE payment_attempt SET updated_at = now()`;
    expect((await orderOf(orderId)).status).toBe("processing");
  });

  test.each(["shopper", "staff:sue"])(
    "that is held is not let go by canceling the order (%s)",
    async (by) => {
      const order = await held();
      expect(await cancelUnpaidOrder(order.orderId, { by } as typeof SYSTEM)).toEqual({
        ok: false,
        kind: "held",
      });
      expect((await intentAtStripe(order.paymentIntentId)).status).toBe("requires_capture");
      expect(await kindsOf(order.orderId)).not.toContain("cancel_requested");
    },
  );

  test.each(["expired", "canceled"] as const)(
    "of whose hold the news was lost is not let go by ending the order (%s)",
    async (as) => {
      const { orderId, paymentIntentId } = await begun();
      await pay(paymentIntentId);
      expect(await cancelOrder(orderId, SYSTEM, as)).toEqual({ ok: true, status: "processing" });
      expect((await intentAtStripe(paymentIntentId)).status).toBe("requires_capture");
    },
  );

  test("that was not confirmed is canceled with its order as ever", async () => {
    const { orderId, paymentIntentId } = await begun();
    expect(await cancelOrder(orderId, SYSTEM)).toEqual({ ok: true, status: "canceled" });
    expect((await intentAtStripe(paymentIntentId)).status).toBe("canceled");
  });
});

test("a bank debit, which cannot be held, is taken as ever", async () => {
  const { orderId, paymentIntentId } = await begun();
  await payByBankDebit(paymentIntentId);
  await sandbox.control("payments/settle", { payment_intent: paymentIntentId });
  await reconcilePayment(paymentIntentId, SYSTEM);
  expect(await orderOf(orderId)).toMatchObject({ status: "paid" });
});

describe("staff", () => {
  test("capture all of it", async () => {
    const order = await held();
    expect(await decideOn(order, ALL)).toEqual({
      ok: true,
      capture: {
        ...{ status: "captured", amount: 10_100, amountReceived: 10_100, captureAmount: 10_100 },
        currency: "usd",
      },
    });
    expect(await orderOf(order.orderId)).toMatchObject({ status: "paid", totalAmount: 10_100 });
  });

  test("capture a part, which pays the order, and refund no more than that", async () => {
    const order = await held();
    expect(await decideOn(order, part(6000))).toMatchObject({ ok: true, capture: { amountReceived: 6000 } });
    expect(await orderOf(order.orderId)).toMatchObject({
      ...{ status: "paid", totalAmount: 10_100, reviewReason: null },
      attempts: [{ status: "captured", amount: 10_100, amountReceived: 6000, captureAmount: 6000 }],
    });
    const refund = (what: { kind: "rest" } | { kind: "amount"; amount: number }) =>
      requestRefund(order.orderId, {
        ...{ refundId: randomUUID(), attemptId: order.attemptId, what, restock: false },
        ...{ reason: "goodwill", note: null, by: "ann" },
      });
    expect(await refund(part(6001))).toEqual({ ok: false, kind: "too_much" });
    expect(await refund({ kind: "rest" })).toMatchObject({ ok: true, refund: { amount: 6000 } });
    expect((await orderOf(order.orderId)).refundedAmount).toBe(6000);
  });

  test("let it go: nothing is charged, the order ends and its things are for sale", async () => {
    const order = await held();
    expect(await decideOn(order, RELEASE)).toMatchObject({ ok: true, capture: { status: "canceled" } });
    const after = await orderOf(order.orderId);
    expect(after).toMatchObject({ status: "canceled", reviewReason: null });
    expect(after.mails.map(({ kind }) => kind).sort()).toEqual(["authorization_ended", "order_authorized"]);
    expect(await stockOf(order.productId)).toBe(10);
  });

  test("twenty at once capture once", async () => {
    const order = await held();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => decideOn(order, n % 2 ? part(100 + n) : ALL)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const { attempts, timeline } = await orderOf(order.orderId);
    const intent = await intentAtStripe(order.paymentIntentId);
    expect(intent.amount_received).toBe(attempts[0]?.captureAmount);
    expect(timeline.filter(({ kind }) => kind === "capture_requested")).toHaveLength(1);
  });

  test("send one form twice at once, and it is one decision", async () => {
    const order = await held();
    const key = randomUUID();
    const both = await Promise.all([decideOn(order, part(500), key), decideOn(order, part(500), key)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await intentAtStripe(order.paymentIntentId)).amount_received).toBe(500);
  });
});

describe("an answer of Stripe's that is lost", () => {
  test.each([
    ["error_after", CAPTURE, part(700)],
    ["reset_after", CAPTURE, part(700)],
    ["error_after", "/v1/payment_intents/*/cancel", RELEASE],
  ] as const)("(%s of %s) is found by asking", async (kind, path, what) => {
    const order = await held();
    await failing(kind, path);
    const status = what === RELEASE ? "canceled" : "captured";
    expect(await decideOn(order, what)).toMatchObject({ ok: true, capture: { status } });
    expect((await orderOf(order.orderId)).status).toBe(what === RELEASE ? "canceled" : "paid");
  });

  test("where Stripe did nothing leaves the decision, and the job sends it again with its key", async () => {
    const order = await held();
    await failing("reset_before", CAPTURE, 10);
    expect(await decideOn(order, part(700))).toMatchObject({
      ok: true,
      capture: { status: "authorized", captureAmount: 700 },
    });
    expect(await decideOn(order, ALL)).toEqual({ ok: false, kind: "already_decided" });
    expect(await jobsOf("send_capture")).toContainEqual({ attemptId: order.attemptId });
    expect(await sendCapture(order.attemptId)).toMatchObject({ ok: false });
    await sandbox.control("faults/clear", {});
    expect(await sendCapture(order.attemptId)).toEqual({ ok: true });
    expect((await intentAtStripe(order.paymentIntentId)).amount_received).toBe(700);
    expect((await orderOf(order.orderId)).status).toBe("paid");
    // The job comes once more, for nothing.
    expect(await sendCapture(order.attemptId)).toEqual({ ok: true });
  });
});

test("what Stripe refuses while it still holds the money is told, and staff decide anew", async () => {
  const order = await held();
  // Written by hand: no form of ours asks for more than is held.
  await owner().$executeRaw`
    UPDATE payment_attempt SET capture_amount = 20000, capture_id = ${randomUUID()}::uuid
    WHERE id = ${order.attemptId}::uuid`;
  expect(await sendCapture(order.attemptId)).toEqual({ ok: true });
  const { attempts, timeline } = await orderOf(order.orderId);
  expect(attempts[0]).toMatchObject({ status: "authorized", captureAmount: null });
  expect(timeline.at(-1)).toMatchObject({ kind: "capture_refused", detail: { reason: "amount_too_large" } });
  expect(await decideOn(order, ALL)).toMatchObject({ ok: true, capture: { status: "captured" } });
});

test("a whole capture in the Dashboard pays the order; a part there beside ours calls a person", async () => {
  const whole = await held();
  await stripe().paymentIntents.capture(whole.paymentIntentId);
  await reconcilePayment(whole.paymentIntentId, SYSTEM);
  expect(await orderOf(whole.orderId)).toMatchObject({ status: "paid", reviewReason: null });

  const both = await held();
  await stripe().paymentIntents.capture(both.paymentIntentId, { amount_to_capture: 900 });
  expect(await decideOn(both, ALL)).toMatchObject({ ok: true, capture: { amountReceived: 900 } });
  expect(await orderOf(both.orderId)).toMatchObject({
    ...{ status: "processing", reviewReason: "another_captured_amount" },
    attempts: [{ status: "captured", amountReceived: 900, captureAmount: 10_100 }],
  });
});

describe("what is told to Stripe of held money", () => {
  test("is nothing as long as nobody has decided, and of an attempt that is not there", async () => {
    const { attemptId, paymentIntentId } = await held();
    expect(await sendCapture(attemptId)).toEqual({ ok: true });
    expect(await sendCapture(randomUUID())).toEqual({ ok: true });
    expect((await intentAtStripe(paymentIntentId)).status).toBe("requires_capture");
  });

  test("is told again when Stripe answered nothing at all, also not how the payment stands", async () => {
    const order = await held();
    await sandbox.control("faults/requests", { kind: "error_before", times: 20 });
    await decideOn(order, ALL);
    expect(await sendCapture(order.attemptId)).toEqual({ ok: false, kind: "indeterminate" });
    await sandbox.control("faults/clear", {});
    expect(await sendCapture(order.attemptId)).toEqual({ ok: true });
    expect(await orderOf(order.orderId)).toMatchObject({ status: "paid" });
  });

  test("before it was held: an order stays while Stripe cannot say whether its amount is", async () => {
    const { orderId, paymentIntentId } = await begun();
    await sandbox.control("faults/requests", { kind: "error_before", method: "GET", times: 3 });
    expect(await cancelOrder(orderId, SYSTEM)).toEqual({ ok: false, kind: "stripe" });
    await sandbox.control("faults/clear", {});
    expect(await cancelOrder(orderId, SYSTEM)).toEqual({ ok: true, status: "canceled" });
    expect((await intentAtStripe(paymentIntentId)).status).toBe("canceled");
  });
});

describe("an authorization that lapses", () => {
  const lapsesIn = (attemptId: string, hours: number) => owner().$executeRaw`
    UPDATE payment_attempt SET capture_before = now() + make_interval(hours => ${hours}::int)
    WHERE id = ${attemptId}::uuid`;
  test("soon is told to staff once, and not where somebody has decided", async () => {
    const order = await held();
    await lapsesIn(order.attemptId, 25);
    expect(await tellLapsingAuthorizations()).toBe(0);
    await lapsesIn(order.attemptId, 23);
    const told = await Promise.all([tellLapsingAuthorizations(), tellLapsingAuthorizations()]);
    expect(told.sort()).toEqual([0, 1]);
    expect(await tellLapsingAuthorizations()).toBe(0);
    expect(await kindsOf(order.orderId)).toContain("authorization_lapses");
    for (const { attemptId } of [await held(), await held()]) await lapsesIn(attemptId, 23);
    expect(await tellLapsingAuthorizations()).toBe(2);

    const decided = await held();
    await failing("reset_before", CAPTURE, 10);
    await decideOn(decided, ALL);
    await lapsesIn(decided.attemptId, 23);
    expect(await tellLapsingAuthorizations()).toBe(0);
  });

  test("ends its order, and shopper and staff are told", async () => {
    const order = await held();
    await sandbox.control("clock/advance", { milliseconds: 7 * 24 * HOUR * 1000 + 1000 });
    await reconcilePayment(order.paymentIntentId, SYSTEM);
    const after = await orderOf(order.orderId);
    expect(after).toMatchObject({ status: "canceled", reviewReason: "authorization_lapsed" });
    expect(after.mails.map(({ kind }) => kind)).toContain("authorization_ended");
    expect(await kindsOf(order.orderId)).toContain("authorization_lapsed");
    expect(await stockOf(order.productId)).toBe(10);
  });
});

test("no answer of Stripe's is no refusal: what was decided stays, and is asked for again", async () => {
  const order = await held();
  await failing("error_before", CAPTURE);
  await decideOn(order, part(4_800));
  await sandbox.control("faults/clear", {});
  await failing("error_before", CAPTURE);
  expect(await sendCapture(order.attemptId)).toEqual({ ok: false, kind: "indeterminate" });
  expect((await orderOf(order.orderId)).attempts).toMatchObject([
    { status: "authorized", captureAmount: 4_800 },
  ]);
  expect(await kindsOf(order.orderId)).not.toContain("capture_refused");
  await sandbox.control("faults/clear", {});
  expect(await sendCapture(order.attemptId)).toEqual({ ok: true });
  expect((await orderOf(order.orderId)).attempts).toMatchObject([
    { status: "captured", amountReceived: 4_800 },
  ]);
});
