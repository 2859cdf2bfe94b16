import { afterEach, describe, expect, test } from "vitest";
import { placeOrder } from "@/lib/orders/place-order";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { apply, jobsOf, orderOf, placePayment, queuedReconciles, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold, stockOf, stockProduct } from "@/lib/testing/shop";
import { cancelOrder } from "./cancel-order";

setUpDatabase();
afterEach(expectInvariantsToHold);

describe("a bank debit", () => {
  test("is processing, then paid", async () => {
    const { orderId, facts } = await placePayment();
    await apply({ ...facts, status: "processing" });
    const processing = await orderOf(orderId);
    expect(processing.status).toBe("processing");
    expect(processing.cart?.lines).toEqual([]);
    await apply(succeeded(facts));
    expect((await orderOf(orderId)).status).toBe("paid");
  });

  test("writes the mail that the order is received, once, and the confirmation when the money is there", async () => {
    const { orderId, facts } = await placePayment();
    const kinds = async () => (await orderOf(orderId)).mails.map(({ kind }) => kind).sort();
    await apply({ ...facts, status: "processing" });
    expect(await kinds()).toEqual(["order_received"]);
    await apply({ ...facts, decline: { id: "py_1", code: "debit_not_authorized" } }, { asked: true });
    await apply({ ...facts, status: "processing" });
    expect(await kinds()).toEqual(["order_received", "payment_failed:py_1"]);
    await apply(succeeded(facts));
    expect(await kinds()).toEqual(["order_confirmed", "order_received", "payment_failed:py_1"]);
  });

  test("that fails moves the order back only once Stripe was asked", async () => {
    const { orderId, facts } = await placePayment();
    await apply({ ...facts, status: "processing" });
    const failed = { ...facts, decline: { id: "py_1", code: "debit_not_authorized" } };
    expect(await apply(failed)).toBe("ambiguous");
    expect((await orderOf(orderId)).status).toBe("processing");
    expect(await queuedReconciles(facts.id)).toBe(1);
    expect(await apply(failed, { asked: true })).toBe("applied");
    expect(await orderOf(orderId)).toMatchObject({ status: "pending", attempts: [{ status: "payable" }] });
  });

  test("that fails fills the cart again, and Pay then pays the same order", async () => {
    const { orderId, productId, facts, request } = await placePayment();
    await apply({ ...facts, status: "processing" });
    await apply({ ...facts, decline: { id: "py_1", code: "debit_not_authorized" } }, { asked: true });
    const { cart } = await orderOf(orderId);
    expect(cart?.lines).toMatchObject([{ productId, quantity: 2 }]);
    const again = await transact((tx) =>
      placeOrder(tx, { ...request, cartVersion: cart?.version ?? 0 }, false),
    );
    expect(again).toMatchObject({ ok: true, order: { id: orderId } });
  });

  test("that fails leaves a cart alone that is in use again", async () => {
    const { orderId, facts } = await placePayment();
    await apply({ ...facts, status: "processing" });
    const { cartId } = await orderOf(orderId);
    const other = await stockProduct();
    await prisma().cartLine.create({ data: { cartId: cartId ?? "", productId: other, quantity: 1 } });
    await apply({ ...facts, decline: { id: "py_1", code: "debit_not_authorized" } }, { asked: true });
    expect((await orderOf(orderId)).cart?.lines).toMatchObject([{ productId: other, quantity: 1 }]);
  });
});

describe("money that arrives late", () => {
  async function canceledPayment(stock: number) {
    const payment = await placePayment({ stock });
    await apply({ ...payment.facts, status: "canceled" });
    expect((await orderOf(payment.orderId)).status).toBe("canceled");
    expect(await stockOf(payment.productId)).toBe(stock);
    return payment;
  }

  test("takes the stock again and makes the order paid", async () => {
    const { orderId, productId, facts } = await canceledPayment(10);
    expect(await apply(succeeded(facts))).toBe("applied");
    expect((await orderOf(orderId)).status).toBe("paid");
    expect(await stockOf(productId)).toBe(8);
  });

  test("goes back at once, all of it, when the goods are gone", async () => {
    const { orderId, productId, facts } = await canceledPayment(2);
    await owner().product.update({ where: { id: productId }, data: { stock: 1, received: 1 } });
    expect(await apply(succeeded(facts))).toBe("applied");
    const order = await orderOf(orderId);
    expect(order).toMatchObject({
      status: "canceled",
      reviewReason: null,
      refundedAmount: 0,
      attempts: [{ status: "captured" }],
      refunds: [{ status: "requested", amount: facts.amount, stripeRefundId: null }],
    });
    expect(order.mails).toMatchObject([{ kind: "paid_too_late" }]);
    expect(await jobsOf("send_refund")).toContainEqual({ refundId: order.refunds[0]?.id });
    expect(await stockOf(productId)).toBe(1);
  });
});

test("an unpaid order without an attempt is canceled and its stock comes back", async () => {
  const { orderId, productId, facts } = await placePayment();
  await prisma().paymentAttempt.update({ where: { id: facts.attemptId ?? "" }, data: { status: "refused" } });
  expect(await cancelOrder(orderId, { by: "shopper" })).toEqual({ ok: true, status: "canceled" });
  expect(await stockOf(productId)).toBe(10);
});
