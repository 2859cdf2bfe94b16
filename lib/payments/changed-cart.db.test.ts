import { afterEach, expect, test } from "vitest";
import { findOrderByToken } from "@/lib/orders/find-order";
import type { OrderRequest } from "@/lib/orders/place-order";
import { prisma } from "@/lib/prisma";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import { intentAtStripe, pay, payByBankDebit, started, statusOf } from "@/lib/testing/started-payment";
import { startPayment } from "./start-payment";

// Pay was pressed, the cart changed in another tab, and Pay is pressed there: the first order has to end before.
const sandbox = setUpSandbox();
afterEach(expectInvariantsToHold);

/** One of two bowls at $48.00 with its PaymentIntent, and the request for both. */
async function changedCart() {
  const bowl = await stockProduct({ amount: 4800, stock: 2 });
  const request = await fillCart({ [bowl]: 1 });
  const first = await started(request);
  await prisma().cartLine.updateMany({ where: { cartId: request.cartId }, data: { quantity: 2 } });
  await prisma().cart.update({ where: { id: request.cartId }, data: { version: 2 } });
  const both: OrderRequest = { ...request, cartVersion: 2, expectedTotal: 10_100 };
  return { bowl, first, both };
}

const ordersOf = ({ cartId }: OrderRequest) => prisma().order.count({ where: { cartId } });

test("the older PaymentIntent is canceled and its stock freed first", async () => {
  const { bowl, first, both } = await changedCart();
  const second = await started(both);
  expect(second.orderId).not.toBe(first.orderId);
  expect((await intentAtStripe(first.paymentIntentId)).status).toBe("canceled");
  expect(await statusOf(first.orderId)).toBe("canceled");
  expect(await stockOf(bowl)).toBe(0);
});

test("while Stripe does not answer no second payment begins, and the first order stays as it was", async () => {
  const { bowl, first, both } = await changedCart();
  const faults = { kind: "error_before", method: "POST", path: "/v1/payment_intents/*/cancel", times: 3 };
  await sandbox().control("faults/requests", faults);
  expect(await startPayment(both)).toMatchObject({
    ok: false,
    kind: "stripe",
    reason: "indeterminate",
    message: expect.stringContaining("you will not be charged twice"),
  });
  expect(await statusOf(first.orderId)).toBe("pending");
  expect((await intentAtStripe(first.paymentIntentId)).status).toBe("requires_payment_method");
  expect(await ordersOf(both)).toBe(1);
  expect(await stockOf(bowl)).toBe(1);

  const second = await started(both);
  expect(await statusOf(first.orderId)).toBe("canceled");
  expect(second.orderId).not.toBe(first.orderId);
});

test("where the first turns out to be paid nothing more is begun, and the answer leads to what is paid", async () => {
  const { first, both } = await changedCart();
  await pay(first.paymentIntentId);
  const answer = await startPayment(both);
  expect(answer).toMatchObject({ ok: false, kind: "already_paid", orderToken: expect.any(String) });
  const link = !answer.ok && "orderToken" in answer ? answer.orderToken : "";
  expect(await findOrderByToken(link)).toMatchObject({ id: first.orderId, status: "paid" });
  expect(await ordersOf(both)).toBe(1);
});

test("where a bank works on the first nothing more is begun", async () => {
  const { first, both } = await changedCart();
  await payByBankDebit(first.paymentIntentId);
  const answer = await startPayment(both);
  expect(answer).toMatchObject({ ok: false, kind: "payment_in_progress", orderToken: expect.any(String) });
  expect(await statusOf(first.orderId)).toBe("processing");
  expect(await ordersOf(both)).toBe(1);
});
