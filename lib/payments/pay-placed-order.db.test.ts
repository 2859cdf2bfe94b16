import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { apply, orderOf, placePayment } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import {
  pay,
  payByBankDebit,
  payInVain,
  paymentIntentOf,
  started,
  statusOf,
} from "@/lib/testing/started-payment";
import { askAboutOrder } from "./ask-about-order";
import { payPlacedOrder } from "./pay-placed-order";

const sandbox = setUpSandbox();
afterEach(expectInvariantsToHold);

/** Two of five bowls, declined, and the tab closed. */
async function leftAfterDecline() {
  const bowl = await stockProduct({ stock: 5 });
  const request = await fillCart({ [bowl]: 2 });
  const payment = await started(request);
  await payInVain(payment.paymentIntentId);
  return { ...payment, bowl, request };
}

async function offered(orderId: string): Promise<string> {
  const result = await payPlacedOrder(orderId);
  if (!result.ok) throw new Error(`refused: ${result.kind}`);
  return paymentIntentOf(result.clientSecret);
}

describe("Pay on a device that only has the order's link", () => {
  test("pays the same order by the same PaymentIntent, and the cart it came from is empty", async () => {
    const { orderId, paymentIntentId, orderNumber } = await leftAfterDecline();
    expect(await payPlacedOrder(orderId)).toMatchObject({ ok: true, orderNumber });
    expect(await offered(orderId)).toBe(paymentIntentId);
    await pay(paymentIntentId);
    await askAboutOrder(orderId, { by: "shopper" });
    const order = await orderOf(orderId);
    expect(order).toMatchObject({ status: "paid", attempts: [{ paymentIntentId }] });
    expect(order.cart?.lines).toEqual([]);
  });

  test("holds the order's stock and takes no more of it, although its cart is gone", async () => {
    const { orderId, bowl, request } = await leftAfterDecline();
    await prisma().cart.delete({ where: { id: request.cartId } });
    await offered(orderId);
    expect(await stockOf(bowl)).toBe(3);
  });

  test("makes the decline from before an old one, which says nothing about this try", async () => {
    const { orderId } = await leftAfterDecline();
    await offered(orderId);
    expect(await askAboutOrder(orderId, { by: "shopper" })).toBe("unpaid");
  });

  test("meets Pay on the first device in one PaymentIntent", async () => {
    const { orderId, paymentIntentId, request } = await leftAfterDecline();
    const [byLink, byCart] = await Promise.all([offered(orderId), started(request)]);
    expect([byLink, byCart.paymentIntentId]).toEqual([paymentIntentId, paymentIntentId]);
  });

  test("begins anew where Stripe does not know the PaymentIntent", async () => {
    const { orderId, paymentIntentId } = await leftAfterDecline();
    await sandbox().control("payments/forget", { payment_intent: paymentIntentId });
    const successor = await offered(orderId);
    expect(successor).not.toBe(paymentIntentId);
    await pay(successor);
    await askAboutOrder(orderId, { by: "shopper" });
    expect(await statusOf(orderId)).toBe("paid");
  });

  test("says so when the payment service does not answer", async () => {
    const { orderId } = await leftAfterDecline();
    await sandbox().control("faults/requests", { kind: "error_before", method: "GET", times: 3 });
    expect(await payPlacedOrder(orderId)).toMatchObject({
      ...{ ok: false, kind: "stripe", reason: "indeterminate" },
      message: expect.stringContaining("you will not be charged twice"),
    });
  });
});

describe("an order that takes no money", () => {
  test("is paid already, by an event or by what Stripe says now", async () => {
    const { orderId, paymentIntentId } = await leftAfterDecline();
    await pay(paymentIntentId);
    expect(await payPlacedOrder(orderId)).toEqual({ ok: false, kind: "already_paid" });
    expect(await payPlacedOrder(orderId)).toEqual({ ok: false, kind: "already_paid" });
  });

  test("was canceled, and its things are for sale again", async () => {
    const { orderId, paymentIntentId, bowl } = await leftAfterDecline();
    await stripe().paymentIntents.cancel(paymentIntentId);
    expect(await payPlacedOrder(orderId)).toEqual({ ok: false, kind: "order_closed" });
    expect(await stockOf(bowl)).toBe(5);
    expect(await payPlacedOrder(orderId)).toEqual({ ok: false, kind: "order_closed" });
  });

  test("has a bank debit under way", async () => {
    const { orderId, facts } = await placePayment();
    await apply({ ...facts, status: "processing" });
    expect(await payPlacedOrder(orderId)).toEqual({ ok: false, kind: "payment_in_progress" });
  });

  test("has a bank debit under way that only Stripe knows of", async () => {
    const { orderId, paymentIntentId } = await leftAfterDecline();
    await payByBankDebit(paymentIntentId);
    expect(await payPlacedOrder(orderId)).toEqual({ ok: false, kind: "payment_in_progress" });
    expect(await statusOf(orderId)).toBe("processing");
  });

  test("is looked at by a person", async () => {
    const { orderId, facts } = await placePayment();
    await apply({ ...facts, amount: 1 });
    expect(await payPlacedOrder(orderId)).toEqual({ ok: false, kind: "payment_in_progress" });
  });
});

test("an order that is gone is no order that cannot be paid", async () => {
  await expect(payPlacedOrder(randomUUID())).rejects.toThrow(/is gone/);
});
