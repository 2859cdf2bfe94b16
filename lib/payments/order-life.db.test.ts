import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { findOrderByToken } from "@/lib/orders/find-order";
import { placeOrder } from "@/lib/orders/place-order";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import type { DisputeFacts } from "@/lib/stripe/dispute-facts";
import type { RefundFacts } from "@/lib/stripe/refund-facts";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { apply, jobsOf, orderOf, placePayment, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold, stockOf, stockProduct } from "@/lib/testing/shop";
import { applyFact } from "./apply-fact";
import { applyFacts, EntangledFacts } from "./apply-facts";

setUpDatabase();
afterEach(expectInvariantsToHold);

const CAUSE = { by: "webhook" } as const;

async function paid() {
  const placed = await placePayment();
  await apply(succeeded(placed.facts));
  return placed;
}

const refundOf = (paymentIntentId: string, more: Partial<RefundFacts> = {}): RefundFacts => ({
  id: `re_${randomUUID()}`,
  status: "succeeded",
  amount: 1000,
  currency: "usd",
  paymentIntentId,
  refundId: null,
  failureReason: null,
  ...more,
});

const applyRefund = (refund: RefundFacts, asked = false) =>
  applyFact({ fact: { kind: "refund", refund, asked }, cause: CAUSE });

const timelineOf = async (orderId: string) => (await orderOf(orderId)).timeline.map(({ kind }) => kind);

describe("an order knows whether its items are still in their cart, where they could be paid", () => {
  const inCart = async (orderId: string) => (await orderOf(orderId)).itemsInCart;

  test("a declined card and the order's end leave them there", async () => {
    const { orderId, facts } = await placePayment();
    expect(await inCart(orderId)).toBe(true);
    await apply({ ...facts, decline: { id: "ch_1", code: "generic_decline" } });
    await apply({ ...facts, status: "canceled", cancellationReason: "abandoned" });
    expect((await orderOf(orderId)).status).toBe("expired");
    expect(await inCart(orderId)).toBe(true);
  });

  test("money takes them out, and what goes back does not put them in again", async () => {
    const { orderId, facts } = await paid();
    expect(await inCart(orderId)).toBe(false);
    await applyRefund(refundOf(facts.id));
    expect(await inCart(orderId)).toBe(false);
  });

  test("a payment that was on its way and failed puts them back", async () => {
    const { orderId, facts } = await placePayment();
    await apply({ ...facts, status: "processing" });
    expect(await inCart(orderId)).toBe(false);
    await apply(facts, { asked: true });
    expect(await inCart(orderId)).toBe(true);
  });
});

describe("a refund made in Stripe's Dashboard", () => {
  test("is one row however often and from however many sides it is told, and the order's sum follows", async () => {
    const { orderId, facts } = await paid();
    const refund = refundOf(facts.id);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => applyRefund(refund)));
    expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(1);
    const order = await orderOf(orderId);
    expect(order.refundedAmount).toBe(1000);
    expect(order.refunds).toMatchObject([{ stripeRefundId: refund.id, status: "succeeded", amount: 1000 }]);
    expect(order.mails.map(({ kind }) => kind)).toContain(`refunded:${order.refunds[0]?.id}`);
    expect(await timelineOf(orderId)).toContain("refund_succeeded");
  });

  test("that fails later takes its sum back and is left to a person", async () => {
    const { orderId, facts } = await paid();
    const refund = refundOf(facts.id);
    await applyRefund(refund);
    await applyRefund({ ...refund, status: "failed", failureReason: "expired_or_canceled_card" });
    const order = await orderOf(orderId);
    expect(order).toMatchObject({ refundedAmount: 0, reviewReason: "refund_failed" });
    const reviews = await prisma().review.findMany({ where: { orderId } });
    expect(reviews).toMatchObject([
      { reason: "refund_failed", subject: order.refunds[0]?.id, closedAt: null },
    ]);
  });

  test("whose pieces come back puts them on the shelf once", async () => {
    const { orderId, productId, facts } = await paid();
    const attempt = (await orderOf(orderId)).attempts[0];
    const id = randomUUID();
    await owner().refund.create({
      data: {
        id,
        orderId,
        attemptId: attempt?.id ?? "",
        idempotencyKey: id,
        amount: 4800,
        currency: "usd",
        restock: true,
        lines: { create: { productId, quantity: 1 } },
      },
    });
    const before = await stockOf(productId);
    const refund = refundOf(facts.id, { refundId: id, amount: 4800 });
    await applyRefund({ ...refund, status: "pending" });
    expect(await stockOf(productId)).toBe(before);
    await applyRefund(refund);
    await applyRefund(refund);
    expect(await stockOf(productId)).toBe(before + 1);
  });

  test("that comes before the news of its payment is asked about", async () => {
    const { orderId, facts } = await placePayment();
    await apply(facts);
    const refund = refundOf(facts.id);
    expect(await applyRefund(refund)).toBe("ambiguous");
    expect((await orderOf(orderId)).refunds).toEqual([]);
    expect(await jobsOf("reconcile_refund")).toContainEqual({ stripeRefundId: refund.id });
  });

  test("of another payment than ours is nobody's", async () => {
    expect(await applyRefund(refundOf("pi_of_another_shop"))).toBe("unmatched");
  });
});

test("a dispute marks the order, moves on, and ends", async () => {
  const { orderId, facts } = await paid();
  const dispute: DisputeFacts = {
    id: `du_${randomUUID()}`,
    status: "needs_response",
    reason: "fraudulent",
    amount: facts.amount,
    currency: "usd",
    paymentIntentId: facts.id,
    dueBy: 1_800_000_000,
    fundsWithdrawn: true,
    chargeRefundable: false,
  };
  const tell = (more: Partial<DisputeFacts>) =>
    applyFact({ fact: { kind: "dispute", dispute: { ...dispute, ...more }, asked: false }, cause: CAUSE });
  expect(await tell({})).toBe("applied");
  expect(await tell({})).toBe("unchanged");
  expect(await orderOf(orderId)).toMatchObject({ disputeOpen: true });
  expect(await tell({ status: "won", fundsWithdrawn: false })).toBe("applied");
  expect(await orderOf(orderId)).toMatchObject({ disputeOpen: false });
  const rows = await prisma().dispute.findMany({ where: { orderId } });
  expect(rows).toMatchObject([{ id: dispute.id, status: "won", dueBy: new Date(1_800_000_000_000) }]);
  expect((await timelineOf(orderId)).filter((kind) => kind.startsWith("dispute"))).toEqual([
    "dispute_opened",
    "dispute_funds_withdrawn",
    "dispute_won",
    "dispute_funds_reinstated",
  ]);
});

describe("two tabs, the cart changed in one", () => {
  /** Pay was pressed in one tab; then something was added in the other, whose checkout is open now. */
  async function changedMeanwhile() {
    const placed = await placePayment();
    const other = await stockProduct();
    await prisma().cart.update({
      where: { id: placed.request.cartId },
      data: { version: 2, lines: { create: { productId: other, quantity: 1 } } },
    });
    const request = { ...placed.request, cartVersion: 2, expectedTotal: placed.facts.amount + 4800 };
    const { number } = await orderOf(placed.orderId);
    return { ...placed, number, pressInTheOther: () => transact((tx) => placeOrder(tx, request, false)) };
  }

  test("once the first is paid the open checkout meets a changed cart, and hears of the order by its number", async () => {
    const { orderId, facts, number, pressInTheOther } = await changedMeanwhile();
    await apply(succeeded(facts));
    const answer = await pressInTheOther();
    expect(answer).toMatchObject({
      ...{ ok: false, kind: "cart_changed", cartVersion: 3 },
      bought: { number, paid: true },
    });
    const token = answer.ok || answer.kind !== "cart_changed" ? "" : (answer.bought?.orderToken ?? "");
    expect((await findOrderByToken(token))?.id).toBe(orderId);
  });

  test("the same while a bank debit of the first is on its way", async () => {
    const { facts, number, pressInTheOther } = await changedMeanwhile();
    await apply({ ...facts, status: "processing" });
    expect(await pressInTheOther()).toMatchObject({ kind: "cart_changed", bought: { number, paid: false } });
  });

  test("a cart that all was bought of is empty, and hears of the order as well", async () => {
    const { orderId, facts, request } = await placePayment();
    await prisma().cart.update({ where: { id: request.cartId }, data: { version: 2 } });
    await apply(succeeded(facts));
    const { number } = await orderOf(orderId);
    const answer = await transact((tx) => placeOrder(tx, { ...request, cartVersion: 2 }, false));
    expect(answer).toMatchObject({ kind: "cart_empty", bought: { number, paid: true } });
  });

  test("a cart that was changed by hand since hears of no older order", async () => {
    const { facts, request, pressInTheOther } = await changedMeanwhile();
    await apply(succeeded(facts));
    await prisma().cart.update({
      where: { id: request.cartId },
      data: { version: 4, updatedAt: new Date() },
    });
    const answer = await pressInTheOther();
    expect(answer).toMatchObject({ kind: "cart_changed", cartVersion: 4 });
    expect(answer).not.toHaveProperty("bought");
  });
});

test("two facts about one order in one call are refused before anything is written", async () => {
  const { orderId, facts } = await placePayment();
  const fact = { fact: { kind: "payment", payment: succeeded(facts), asked: false }, cause: CAUSE } as const;
  const both = prisma().$transaction((tx) => applyFacts(tx, [fact, fact], facts.app ?? ""));
  await expect(both).rejects.toThrow(EntangledFacts);
  expect((await orderOf(orderId)).status).toBe("pending");
});

test("late money and another buyer for the last pieces: one of them gets them, and the other's money goes back", async () => {
  const { orderId, productId, facts } = await placePayment({ stock: 2 });
  await apply({ ...facts, status: "canceled" });
  const buyers = await Promise.all([
    apply(succeeded(facts)),
    ...Array.from(
      { length: 5 },
      () => prisma().$executeRaw`UPDATE product SET stock = stock - 2 WHERE id = ${productId} AND stock >= 2`,
    ),
  ]);
  const sold = buyers.slice(1).filter((count) => count === 1).length;
  await owner().$executeRaw`UPDATE product SET received = received - ${2 * sold} WHERE id = ${productId}`;
  const order = await orderOf(orderId);
  expect(order.status === "paid" ? 1 : 0).toBe(1 - sold);
  expect(order.refunds).toHaveLength(sold);
});
