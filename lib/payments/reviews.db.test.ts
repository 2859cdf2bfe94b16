import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import type { RefundFacts } from "@/lib/stripe/refund-facts";
import { setUpDatabase } from "@/lib/testing/database";
import { apply, orderOf, placePayment, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold, stockOf } from "@/lib/testing/shop";
import { applyFact } from "./apply-fact";

setUpDatabase();
afterEach(expectInvariantsToHold);

const reviewsOf = async (orderId: string) =>
  (
    await prisma().orderEvent.findMany({ where: { orderId, kind: "review_opened" }, orderBy: { id: "asc" } })
  ).map(({ detail }) => (detail as { reason: string }).reason);

test("a second reason to look does not replace the first, and both are on the timeline", async () => {
  const { orderId, facts } = await placePayment();
  await apply({ ...succeeded(facts), amountReceived: 1 });
  await apply({ ...succeeded(facts), currency: "eur" });
  expect((await orderOf(orderId)).reviewReason).toBe("another_captured_amount");
  expect(await reviewsOf(orderId)).toEqual(["another_captured_amount", "another_currency"]);
});

test("the same reason told again is one row", async () => {
  const { orderId, facts } = await placePayment();
  const wrong = { ...succeeded(facts), amountReceived: 1 };
  expect([await apply(wrong), await apply(wrong)]).toEqual(["review", "review"]);
  expect(await reviewsOf(orderId)).toEqual(["another_captured_amount"]);
});

test("money that comes a second time for a paid order is kept, and a person must look", async () => {
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  const second = { ...facts, id: "pi_second", attemptId: randomUUID() };
  await prisma().paymentAttempt.create({
    data: {
      id: second.attemptId,
      orderId,
      status: "canceled",
      idempotencyKey: randomUUID(),
      params: {},
      amount: facts.amount,
      currency: facts.currency,
      paymentIntentId: second.id,
    },
  });
  expect(await apply(succeeded(second))).toBe("review");
  const order = await orderOf(orderId);
  expect(order).toMatchObject({ status: "paid", reviewReason: "paid_twice" });
  expect(order.attempts.map(({ status, amountReceived }) => ({ status, amountReceived }))).toEqual([
    { status: "captured", amountReceived: facts.amount },
    { status: "captured", amountReceived: facts.amount },
  ]);
  expect(order.mails).toHaveLength(1);
});

test("late money takes the very last pieces and makes the order paid", async () => {
  const { orderId, productId, facts } = await placePayment({ stock: 2 });
  await apply({ ...facts, status: "canceled" });
  expect(await stockOf(productId)).toBe(2);
  expect(await apply(succeeded(facts))).toBe("applied");
  expect(await orderOf(orderId)).toMatchObject({ status: "paid", reviewReason: null });
  expect(await stockOf(productId)).toBe(0);
});

test("the timeline names why a person must look, and not why the refund failed", async () => {
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  const refund: RefundFacts = {
    ...{ id: "re_came_back", amount: 1000, currency: "usd", paymentIntentId: facts.id, refundId: null },
    ...{ status: "failed", failureReason: "expired_or_canceled_card" },
  };
  await applyFact({ fact: { kind: "refund", refund, asked: true }, cause: { by: "webhook" } });
  expect(await reviewsOf(orderId)).toEqual(["refund_failed"]);
});
