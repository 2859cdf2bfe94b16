import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { SHOP_CURRENCIES } from "@/lib/shop";
import { changeSetting } from "@/lib/shop-settings";
import { stripe } from "@/lib/stripe/client";
import { owner } from "@/lib/testing/database";
import { apply, jobsOf, orderOf, placePayment, succeeded } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import { pay, started } from "@/lib/testing/started-payment";
import { applyFact } from "./apply-fact";
import { commandIdOf } from "./command-id";
import type { RefundRequest } from "./decide/fact";
import { reconcilePayment } from "./reconcile-payment";
import { reconcileRefund } from "./reconcile-refund";
import { judgeRefund, requestRefund } from "./refund-order";
import { paymentRules } from "./rules";
import { sendRefund } from "./send-refund";

const sandbox = setUpSandbox();
afterEach(async () => {
  await sandbox().control("faults/clear", {});
  await expectInvariantsToHold();
});

/** A paid order for two pieces and $5.00 of shipping, paid at the sandbox with this test card. */
async function paidOrder({ card = "pm_card_visa", amount = 4800 } = {}) {
  const productId = await stockProduct({ amount });
  const { orderId, paymentIntentId } = await started(await fillCart({ [productId]: 2 }));
  await pay(paymentIntentId, card);
  await reconcilePayment(paymentIntentId, { by: "system" });
  const attempt = (await orderOf(orderId)).attempts[0];
  return { orderId, productId, paymentIntentId, attemptId: attempt?.id ?? "" };
}

type Paid = Awaited<ReturnType<typeof paidOrder>>;

const ask = (
  { orderId, attemptId }: Pick<Paid, "orderId" | "attemptId">,
  more: Partial<RefundRequest> = {},
) =>
  requestRefund(orderId, {
    refundId: commandIdOf(orderId, randomUUID()),
    attemptId,
    what: { kind: "amount", amount: 1000 },
    restock: false,
    reason: "requested_by_customer",
    note: null,
    by: "ann",
    ...more,
  });

const rest = { what: { kind: "rest" } } as const;

describe("a refund that staff ask for", () => {
  test("is committed with key, reason, note and who asked, sent, and on the order's sum", async () => {
    const paid = await paidOrder();
    expect(await ask(paid, { note: "rang us" })).toEqual({
      ok: true,
      refund: { status: "succeeded", amount: 1000, currency: "usd", failureReason: null },
    });
    const order = await orderOf(paid.orderId);
    expect(order.refundedAmount).toBe(1000);
    const [refund] = order.refunds;
    expect(refund).toMatchObject({
      ...{ reason: "requested_by_customer", note: "rang us", requestedBy: "ann", approvedBy: null },
    });
    expect(refund?.idempotencyKey).toBe(refund?.id);
    const atStripe = await stripe().refunds.retrieve(refund?.stripeRefundId ?? "");
    expect(atStripe).toMatchObject({ reason: "requested_by_customer", metadata: { refund_id: refund?.id } });
    expect(order.timeline.slice(-2).map(({ kind, cause }) => [kind, cause])).toEqual([
      ["refund_requested", "staff:ann"],
      ["refund_succeeded", "system"],
    ]);
  });

  test("is one, however often its form is sent and at once", async () => {
    const paid = await paidOrder();
    const refundId = commandIdOf(paid.orderId, randomUUID());
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(paid, { refundId })));
    expect(answers.map(({ ok }) => ok)).toEqual(Array.from({ length: 8 }, () => true));
    expect((await orderOf(paid.orderId)).refunds).toHaveLength(1);
    const { data } = await stripe().refunds.list({ payment_intent: paid.paymentIntentId });
    expect(data).toHaveLength(1);
  });

  test("with a reason that Stripe does not know is sent without one", async () => {
    const paid = await paidOrder();
    await ask(paid, { reason: "damaged" });
    const { data } = await stripe().refunds.list({ payment_intent: paid.paymentIntentId });
    expect(data).toMatchObject([{ reason: null }]);
  });

  test("by piece gives back what was paid for it and puts it on the shelf, once it has succeeded", async () => {
    const paid = await paidOrder({ card: "pm_card_pendingRefund" });
    const before = await stockOf(paid.productId);
    const lines = [{ productId: paid.productId, quantity: 1 }];
    expect(await ask(paid, { what: { kind: "pieces", lines }, restock: true })).toMatchObject({
      refund: { status: "pending", amount: 4800 },
    });
    expect(await stockOf(paid.productId)).toBe(before);
    expect((await orderOf(paid.orderId)).refundedAmount).toBe(0);
    const [refund] = await prisma().refund.findMany({
      where: { orderId: paid.orderId },
      include: { lines: true },
    });
    expect(refund?.lines).toMatchObject(lines);
    await sandbox().control("refunds/finish", { refund: refund?.stripeRefundId });
    await reconcileRefund(refund?.stripeRefundId ?? "", { by: "reconcile" });
    expect(await stockOf(paid.productId)).toBe(before + 1);
    expect((await orderOf(paid.orderId)).refundedAmount).toBe(4800);
  });

  test("that Stripe has not answered stays asked for, and the job asks with the same key", async () => {
    const paid = await paidOrder();
    await sandbox().control("faults/requests", {
      ...{ kind: "error_after", method: "POST", path: "/v1/refunds", times: 3 },
    });
    expect(await ask(paid)).toMatchObject({ ok: true, refund: { status: "requested" } });
    const [refund] = (await orderOf(paid.orderId)).refunds;
    expect(await jobsOf("send_refund")).toContainEqual({ refundId: refund?.id });
    const { data } = await stripe().refunds.list({ payment_intent: paid.paymentIntentId });
    expect(data.length).toBeLessThanOrEqual(1);
  });

  test("of a charge that is disputed, which we do not know yet, ends with Stripe's reason", async () => {
    const paid = await paidOrder();
    await sandbox().control("disputes/open", { payment_intent: paid.paymentIntentId });
    expect(await ask(paid)).toMatchObject({
      refund: { status: "failed", failureReason: "charge_disputed" },
    });
    const order = await orderOf(paid.orderId);
    expect(order).toMatchObject({ refundedAmount: 0, reviewReason: "refund_failed" });
  });

  test("is refused with nothing written where it is too much", async () => {
    const paid = await paidOrder();
    expect(await ask(paid, { what: { kind: "amount", amount: 10_101 } })).toEqual({
      ok: false,
      kind: "too_much",
    });
    expect((await orderOf(paid.orderId)).refunds).toEqual([]);
  });

  test("of an order that nobody paid is refused", async () => {
    const { orderId, facts } = await placePayment();
    expect(await ask({ orderId, attemptId: facts.attemptId ?? "" })).toEqual({
      ok: false,
      kind: "not_captured",
    });
  });

  test("of an order that does not exist is refused", async () => {
    const { attemptId } = await paidOrder();
    expect(await ask({ orderId: randomUUID(), attemptId })).toEqual({ ok: false, kind: "unknown_order" });
  });
});

test("of twenty staff who refund at once, only as many get through as there is money", async () => {
  const paid = await paidOrder();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      ask(paid, { what: { kind: "amount", amount: 3000 }, by: `staff-${n}` }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
  expect(answers.filter(({ ok }) => !ok)).toEqual(
    Array.from({ length: 17 }, () => ({ ok: false, kind: "too_much" })),
  );
  const order = await orderOf(paid.orderId);
  expect(order.refundedAmount).toBe(9000);
  const intent = await stripe().paymentIntents.retrieve(paid.paymentIntentId, { expand: ["latest_charge"] });
  expect(intent.latest_charge).toMatchObject({ amount_refunded: 9000 });
});

test("the database itself asks for no more back than was captured", async () => {
  const paid = await paidOrder();
  await ask(paid, rest);
  const id = randomUUID();
  const more = owner().refund.create({
    data: {
      id,
      orderId: paid.orderId,
      attemptId: paid.attemptId,
      idempotencyKey: id,
      amount: 1,
      currency: "usd",
    },
  });
  await expect(more).rejects.toThrow("violates what was captured");
});

describe("above the shop's sum", () => {
  const judge = ({ orderId }: Paid, refundId: string, by: string, approved = true) =>
    judgeRefund(orderId, { refundId, approved, by });

  /** An order above the sum, and a refund of all of it that Ann asked for. */
  async function waiting() {
    const paid = await paidOrder({ amount: 30_000 });
    const refundId = commandIdOf(paid.orderId, randomUUID());
    expect(await ask(paid, { ...rest, refundId, restock: true })).toMatchObject({
      refund: { status: "awaiting_approval", amount: 60_500 },
    });
    return { paid, refundId };
  }

  test("a refund waits and nothing is sent, until a second person approves it", async () => {
    const { paid, refundId } = await waiting();
    expect(await jobsOf("send_refund")).not.toContainEqual({ refundId });
    await sendRefund(refundId);
    const { data } = await stripe().refunds.list({ payment_intent: paid.paymentIntentId });
    expect(data).toEqual([]);
    expect(await judge(paid, refundId, "ann")).toEqual({ ok: false, kind: "same_person" });

    expect(await judge(paid, refundId, "bob")).toMatchObject({ ok: true, refund: { status: "succeeded" } });
    const order = await orderOf(paid.orderId);
    expect(order).toMatchObject({
      refundedAmount: 60_500,
      refunds: [{ requestedBy: "ann", approvedBy: "bob", restocked: true }],
    });
    expect(await stockOf(paid.productId)).toBe(10);
  });

  test("a refund that is declined frees its money, and is not sent", async () => {
    const { paid, refundId } = await waiting();
    expect(await judge(paid, refundId, "bob", false)).toMatchObject({
      ok: true,
      refund: { status: "canceled" },
    });
    expect(await judge(paid, refundId, "bob")).toEqual({ ok: false, kind: "not_waiting" });
    expect((await ask(paid, { what: { kind: "amount", amount: 50_000 } })).ok).toBe(true);
  });

  test("of ten who approve at once, one does", async () => {
    const { paid, refundId } = await waiting();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => judge(paid, refundId, `staff-${n}`)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const { data } = await stripe().refunds.list({ payment_intent: paid.paymentIntentId });
    expect(data).toHaveLength(1);
  });
});

test("who paid an order twice can get both payments back", async () => {
  const paid = await paidOrder();
  const { facts } = await placePayment();
  const second = {
    ...facts,
    id: `pi_${randomUUID()}`,
    orderId: paid.orderId,
    attemptId: randomUUID(),
    amount: 10_100,
  };
  await owner().paymentAttempt.create({
    data: {
      ...{ id: second.attemptId, orderId: paid.orderId, status: "canceled", idempotencyKey: randomUUID() },
      ...{ params: {}, amount: second.amount, currency: "usd", paymentIntentId: second.id },
    },
  });
  await apply(succeeded(second));
  await ask(paid, rest);
  const tell = (id: string) =>
    applyFact({
      fact: {
        kind: "refund",
        refund: {
          ...{ id, status: "succeeded", amount: 10_100, currency: "usd", paymentIntentId: second.id },
          ...{ refundId: null, failureReason: null },
        },
        asked: true,
      },
      cause: { by: "system" },
    });
  expect(await tell("re_dashboard")).toBe("applied");
  expect((await orderOf(paid.orderId)).refundedAmount).toBe(20_200);
});

test("a sum that staff have set holds for the next refund", async () => {
  const paid = await paidOrder();
  await changeSetting("approvalAbove", { usd: 500 }, "cleo");
  expect(await ask(paid)).toMatchObject({ ok: true, refund: { status: "awaiting_approval" } });
  await changeSetting("approvalAbove", null, "cleo");
});

test("every currency of the shop has a sum, or says that it has none", async () => {
  expect(Object.keys((await paymentRules()).approvalAbove)).toEqual([...SHOP_CURRENCIES]);
});

describe("whoever sends a refund is told whether to send it again", () => {
  test("not once Stripe has made it", async () => {
    const paid = await paidOrder();
    await sandbox().control("faults/requests", { kind: "error_before", path: "/v1/refunds", times: 3 });
    const refundId = commandIdOf(paid.orderId, randomUUID());
    expect(await ask(paid, { refundId })).toMatchObject({ ok: true, refund: { status: "requested" } });
    await sandbox().control("faults/requests", { kind: "error_before", path: "/v1/refunds", times: 3 });
    expect(await sendRefund(refundId)).toEqual({ ok: false, kind: "indeterminate" });
    await sandbox().control("faults/clear", {});
    expect(await sendRefund(refundId)).toEqual({ ok: true });
    expect(await sendRefund(refundId)).toEqual({ ok: true });
    expect(await orderOf(paid.orderId)).toMatchObject({
      refundedAmount: 1000,
      refunds: [{ status: "succeeded" }],
    });
  });

  test("nor once Stripe has refused it", async () => {
    const paid = await paidOrder();
    await sandbox().control("faults/requests", { kind: "error_before", path: "/v1/refunds", times: 3 });
    const refundId = commandIdOf(paid.orderId, randomUUID());
    await ask(paid, { refundId, ...rest });
    await stripe().refunds.create({ payment_intent: paid.paymentIntentId, amount: 9_000 });
    expect(await sendRefund(refundId)).toEqual({ ok: true });
    expect(await orderOf(paid.orderId)).toMatchObject({ refunds: [{ status: "failed" }] });
  });
});
