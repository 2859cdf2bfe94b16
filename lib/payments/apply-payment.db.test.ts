import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { setUpDatabase } from "@/lib/testing/database";
import { apply, orderOf, placePayment, queuedReconciles, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold, stockOf, stockProduct } from "@/lib/testing/shop";

setUpDatabase();
afterEach(expectInvariantsToHold);

describe("money that arrives", () => {
  test("makes the order paid, empties its cart, queues one mail and says so on the timeline", async () => {
    const { orderId, facts } = await placePayment();
    expect(await apply(succeeded(facts))).toBe("applied");
    const order = await orderOf(orderId);
    expect(order).toMatchObject({ status: "paid", reviewReason: null });
    expect(order.paidAt).not.toBeNull();
    expect(order.attempts).toMatchObject([
      { status: "captured", paymentIntentId: facts.id, amountReceived: facts.amount },
    ]);
    expect(order.cart?.lines).toEqual([]);
    expect(order.mails).toMatchObject([
      { kind: "order_confirmed", recipient: "ada@example.com", sentAt: null },
    ]);
    expect(order.timeline.at(-1)).toMatchObject({
      fromStatus: "pending",
      toStatus: "paid",
      cause: "webhook",
    });
  });

  test("told again, changes nothing", async () => {
    const { orderId, facts } = await placePayment();
    await apply(succeeded(facts));
    const before = await orderOf(orderId);
    expect(await apply(succeeded(facts))).toBe("unchanged");
    expect(await orderOf(orderId)).toEqual(before);
  });

  test("told ten times at once, has one effect", async () => {
    const { orderId, facts } = await placePayment();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => apply(succeeded(facts))));
    expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(1);
    const order = await orderOf(orderId);
    expect(order.timeline.filter((row) => row.toStatus === "paid")).toHaveLength(1);
    expect(order.mails).toHaveLength(1);
  });

  test("takes what was bought out of a cart that the shopper has changed since, and only that", async () => {
    const { orderId, productId, facts } = await placePayment();
    const { cartId } = await orderOf(orderId);
    const other = await stockProduct();
    await prisma().cart.update({
      where: { id: cartId ?? "" },
      data: {
        version: { increment: 1 },
        lines: {
          create: { productId: other, quantity: 1 },
          update: { where: { cartId_productId: { cartId: cartId ?? "", productId } }, data: { quantity: 5 } },
        },
      },
    });
    await apply(succeeded(facts));
    const { cart } = await orderOf(orderId);
    expect(cart?.lines).toHaveLength(2);
    expect(cart?.lines).toContainEqual(expect.objectContaining({ productId, quantity: 3 }));
    expect(cart?.lines).toContainEqual(expect.objectContaining({ productId: other, quantity: 1 }));
    expect(cart?.version).toBe(3);
  });
});

describe("the gate before paid", () => {
  test.each([
    ["another_currency", { currency: "eur" }],
    ["another_mode", { livemode: true }],
    ["another_order", { orderId: "0d4e2f6c-1b9e-4f83-8c5b-9f0e0a4dd2f6" }],
  ] as const)("%s is left to a person, and the order is not paid", async (reason, change) => {
    const { orderId, facts } = await placePayment();
    expect(await apply({ ...succeeded(facts), ...change })).toBe("review");
    const order = await orderOf(orderId);
    expect(order).toMatchObject({ status: "pending", reviewReason: reason });
    expect(order.timeline.at(-1)).toMatchObject({
      kind: "review_opened",
      detail: { reason, payment: facts.id },
    });
  });

  test.each([
    ["a part of the amount, which nobody decided to capture", { amountReceived: 1 }],
    ["another amount, to which somebody changed it at Stripe", { amount: 1, amountReceived: 1 }],
  ])("%s, is written down and left to a person", async (_, change) => {
    const { orderId, facts } = await placePayment();
    expect(await apply({ ...succeeded(facts), ...change })).toBe("review");
    expect(await orderOf(orderId)).toMatchObject({
      status: "processing",
      reviewReason: "another_captured_amount",
      attempts: [{ status: "captured", amountReceived: 1 }],
    });
  });

  test("a PaymentIntent that somebody changed and canceled frees its order, and a person still looks", async () => {
    const { orderId, productId, facts } = await placePayment();
    await apply(facts);
    expect(await apply({ ...facts, status: "canceled", amount: 1 })).toBe("review");
    expect(await orderOf(orderId)).toMatchObject({
      status: "canceled",
      reviewReason: "another_amount",
      attempts: [{ status: "canceled" }],
    });
    expect(await stockOf(productId)).toBe(10);
  });

  test("a canceled PaymentIntent that is not the attempt's own cancels nothing", async () => {
    const { orderId, facts } = await placePayment();
    await apply(facts);
    expect(await apply({ ...facts, status: "canceled", id: "pi_other" })).toBe("unchanged");
    expect(await orderOf(orderId)).toMatchObject({ status: "pending", attempts: [{ status: "payable" }] });
  });

  test("a second PaymentIntent that claims the attempt is left to a person", async () => {
    const { orderId, facts } = await placePayment();
    await apply(facts);
    expect(await apply({ ...succeeded(facts), id: "pi_other" })).toBe("review");
    expect(await orderOf(orderId)).toMatchObject({
      status: "pending",
      reviewReason: "another_payment_intent",
    });
  });

  test("a PaymentIntent of another program is none of ours", async () => {
    const { orderId, facts } = await placePayment();
    for (const app of [null, "till_another"])
      expect(await apply({ ...succeeded(facts), app })).toBe("foreign");
    expect((await orderOf(orderId)).status).toBe("pending");
  });

  test("one that names an order and no attempt of it is left to a person", async () => {
    const { orderId, facts } = await placePayment();
    expect(await apply({ ...succeeded(facts), attemptId: null })).toBe("review");
    expect(await orderOf(orderId)).toMatchObject({ status: "pending", reviewReason: "unknown_attempt" });
  });

  test("money of ours that belongs to no order is left to a person, once", async () => {
    const { facts } = await placePayment();
    const nobody = "0d4e2f6c-1b9e-4f83-8c5b-9f0e0a4dd2f6";
    const lost = { ...succeeded(facts), id: "pi_nobody", orderId: nobody, attemptId: nobody };
    expect([await apply(lost), await apply(lost)]).toEqual(["unmatched", "unmatched"]);
    const reviews = await prisma().review.findMany({ where: { subject: "pi_nobody" } });
    expect(reviews).toMatchObject([{ orderId: null, reason: "unmatched_payment", closedAt: null }]);
    const { amount, currency } = lost;
    expect(reviews[0]?.detail).toEqual({ payment: "pi_nobody", amount, currency, order: nobody });
    await prisma().review.updateMany({ data: { closedAt: new Date(), closedBy: "somebody" } });
    await apply(lost);
    expect(await prisma().review.count({ where: { subject: "pi_nobody" } })).toBe(1);
  });

  test("an authorization that nobody captured is left to a person", async () => {
    const { orderId, facts } = await placePayment();
    expect(await apply({ ...facts, status: "requires_capture" })).toBe("review");
    expect(await orderOf(orderId)).toMatchObject({
      status: "processing",
      reviewReason: "authorized_not_captured",
      attempts: [{ status: "authorized" }],
    });
  });
});

describe("a payment that is refused", () => {
  test("keeps the order and the PaymentIntent, and counts once however often it is told", async () => {
    const { orderId, facts } = await placePayment();
    const declined = { ...facts, decline: { id: "ch_1", code: "insufficient_funds" } };
    expect(await apply(declined)).toBe("applied");
    expect(await apply(declined)).toBe("unchanged");
    const order = await orderOf(orderId);
    expect(order.status).toBe("pending");
    expect(order.attempts).toMatchObject([
      { status: "payable", paymentIntentId: facts.id, declineCode: "insufficient_funds", declineCount: 1 },
    ]);
    expect(order.timeline.filter((row) => row.kind === "payment_declined")).toHaveLength(1);
  });

  test("can be paid afterwards", async () => {
    const { orderId, facts } = await placePayment();
    await apply({ ...facts, decline: { id: "ch_1", code: "generic_decline" } });
    await apply(succeeded(facts));
    expect((await orderOf(orderId)).status).toBe("paid");
  });
});

test("a status that nobody knows yet asks Stripe and changes nothing", async () => {
  const { orderId, facts } = await placePayment();
  expect(await apply({ ...facts, status: "unknown" })).toBe("ambiguous");
  expect((await orderOf(orderId)).status).toBe("pending");
  expect(await queuedReconciles(facts.id)).toBe(1);
});

test("in whatever order the snapshots of one payment arrive, and however often, the order ends paid", async () => {
  const snapshots = (facts: PaymentFacts): PaymentFacts[] => [
    facts,
    { ...facts, decline: { id: "ch_1", code: "generic_decline" } },
    { ...facts, status: "requires_action" },
    { ...facts, status: "processing" },
    succeeded(facts),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      fc.array(fc.nat({ max: 4 }), { maxLength: 4 }),
      async (order, repeats) => {
        const { orderId, facts } = await placePayment();
        const all = snapshots(facts);
        for (const index of [...order, ...repeats]) {
          const snapshot = all[index];
          if (snapshot) await apply(snapshot);
        }
        const found = await orderOf(orderId);
        expect(found).toMatchObject({ status: "paid", reviewReason: null });
        expect(found.timeline.filter((row) => row.toStatus === "paid")).toHaveLength(1);
      },
    ),
    { numRuns: 40 },
  );
});
