import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { applyFact } from "@/lib/payments/apply-fact";
import { setUpDatabase } from "@/lib/testing/database";
import { apply, orderOf, placePayment, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold } from "@/lib/testing/shop";
import { addStaffMember } from "@/lib/testing/staff";
import { listOrders } from "./list-orders";
import { findOrderDetail } from "./order-detail";
import { NEWEST_ORDERS } from "./orders-query";
import { type RefundForm, refundFromForm } from "./refund-form";

setUpDatabase();
afterEach(expectInvariantsToHold);

/** A paid order of two pieces at 4800 and 500 of shipping. */
async function paid() {
  const placed = await placePayment();
  await apply(succeeded(placed.facts));
  return { ...placed, attemptId: placed.facts.attemptId ?? "" };
}

function tell(
  paymentIntentId: string,
  status: "pending" | "succeeded" | "failed",
  more: { id: string; refundId?: string },
) {
  const { id, refundId = null } = more;
  const refund = {
    ...{ id, status, amount: 1000, currency: "usd", paymentIntentId, refundId, failureReason: null },
  };
  return applyFact({ fact: { kind: "refund", refund, asked: true }, cause: { by: "webhook" } });
}

const viewOf = async (orderId: string) => {
  const order = await findOrderDetail(orderId);
  if (!order) throw new Error("the order is gone");
  return order;
};

test("what can be refunded is what a request is judged by: money, pieces and what may go back on the shelf", async () => {
  const { orderId, productId, facts, attemptId } = await paid();
  await tell(facts.id, "pending", { id: `re_${randomUUID()}` });
  const { refundable, capturedAmount } = await viewOf(orderId);
  expect(capturedAmount).toBe(facts.amount);
  expect(refundable).toEqual({
    payments: [
      {
        ...{ attemptId, paymentIntentId: facts.id, room: facts.amount - 1000, currency: "usd" },
        disputed: false,
      },
    ],
    pieces: [{ productId, name: expect.any(String), unitAmount: 4800, most: 2 }],
    mayRestock: true,
    restocksAll: true,
  });
});

test("a refund that came back after it had succeeded is told apart from one that never went through", async () => {
  const { orderId, facts } = await paid();
  const [back, never] = [`re_${randomUUID()}`, `re_${randomUUID()}`];
  await tell(facts.id, "succeeded", { id: back });
  await tell(facts.id, "failed", { id: back });
  await tell(facts.id, "pending", { id: never });
  await tell(facts.id, "failed", { id: never });
  const { refunds } = await viewOf(orderId);
  expect(refunds.map(({ stage }) => stage)).toEqual(["failed_after_success", "failed"]);
});

test("an unpaid order has nothing to refund", async () => {
  const { orderId } = await placePayment();
  expect((await viewOf(orderId)).refundable.payments).toEqual([]);
});

test("the list knows what was received and what has gone back", async () => {
  const { orderId, facts } = await paid();
  await tell(facts.id, "succeeded", { id: `re_${randomUUID()}` });
  const line = (await listOrders(NEWEST_ORDERS)).orders.find(({ id }) => id === orderId);
  expect(line).toMatchObject({ refundedAmount: 1000, capturedAmount: facts.amount });
});

test("a form with an amount that is none is refused before anything is written", async () => {
  const ann = await addStaffMember("Ann");
  const { orderId, attemptId } = await paid();
  const form: RefundForm = {
    orderId,
    attemptId,
    key: randomUUID(),
    what: "amount",
    amount: "12.345",
    reason: "goodwill",
    note: "",
    pieces: {},
  };
  expect(await refundFromForm(form, ann)).toEqual({ ok: false, kind: "amount_unreadable" });
  expect(await refundFromForm({ ...form, attemptId: randomUUID() }, ann)).toEqual({
    ok: false,
    kind: "not_captured",
  });
  expect((await orderOf(orderId)).refunds).toEqual([]);
});
