import { afterEach, expect, test } from "vitest";
import { MOST_DECLINES } from "@/lib/limit-table";
import { askAboutOrder } from "@/lib/payments/ask-about-order";
import { payPlacedOrder } from "@/lib/payments/pay-placed-order";
import { startPayment } from "@/lib/payments/start-payment";
import { prisma } from "@/lib/prisma";
import { workOff } from "@/lib/testing/jobs";
import { orderOf } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import { intentAtStripe, pay, payInVain, started, statusOf } from "@/lib/testing/started-payment";

const sandbox = setUpSandbox();
afterEach(expectInvariantsToHold);

const tryInVain = { ok: false, kind: "too_many_declines" };

/** Two of five bowls, and so many cards tried and declined on their one PaymentIntent. */
async function triedCards(declines: number) {
  const bowl = await stockProduct({ stock: 5 });
  const request = await fillCart({ [bowl]: 2 });
  const payment = await started(request);
  for (let card = 1; card <= declines; card++) {
    await payInVain(payment.paymentIntentId);
    if (card < declines) await askAboutOrder(payment.orderId, { by: "shopper" });
  }
  return { ...payment, bowl, request, hear: () => askAboutOrder(payment.orderId, { by: "shopper" }) };
}

const told = async (orderId: string) =>
  (await orderOf(orderId)).timeline.filter(({ kind }) => kind === "too_many_declines");

test("a script that tries cards is stopped: the payment is canceled, the order closed, its stock free", async () => {
  const { orderId, paymentIntentId, bowl, hear } = await triedCards(MOST_DECLINES);
  await hear();
  await workOff();
  expect(await statusOf(orderId)).toBe("canceled");
  expect(await stockOf(bowl)).toBe(5);
  await expect(pay(paymentIntentId)).rejects.toThrow();
  // No shopper asked for it, and it was not left to lapse.
  expect((await intentAtStripe(paymentIntentId)).cancellation_reason).toBeNull();
  expect(await told(orderId)).toMatchObject([{ detail: { declines: MOST_DECLINES } }]);
});

test("one decline fewer closes nothing, and a good card pays", async () => {
  const { orderId, paymentIntentId, request, hear } = await triedCards(MOST_DECLINES - 1);
  await hear();
  await workOff();
  expect((await started(request)).paymentIntentId).toBe(paymentIntentId);
  await pay(paymentIntentId);
  await hear();
  expect(await statusOf(orderId)).toBe("paid");
  expect(await told(orderId)).toEqual([]);
});

test("before the job has run no device gets the client secret, also when the last decline's event was lost", async () => {
  const { orderId, request } = await triedCards(MOST_DECLINES);
  expect(await payPlacedOrder(orderId)).toEqual(tryInVain);
  expect(await startPayment(request)).toMatchObject({ ...tryInVain, orderToken: expect.any(String) });
});

test("once the order is closed, the same cart is ordered anew", async () => {
  const { orderId, request, hear } = await triedCards(MOST_DECLINES);
  await hear();
  await workOff();
  const anew = await started(request);
  expect(anew.orderId).not.toBe(orderId);
  await pay(anew.paymentIntentId);
  await askAboutOrder(anew.orderId, { by: "shopper" });
  expect(await statusOf(anew.orderId)).toBe("paid");
});

test("a payment that succeeded before the job came stays paid", async () => {
  const { orderId, paymentIntentId, bowl, hear } = await triedCards(MOST_DECLINES);
  await hear();
  await pay(paymentIntentId);
  await workOff();
  expect(await statusOf(orderId)).toBe("paid");
  expect(await stockOf(bowl)).toBe(3);
});

test("while Stripe does not answer nothing is closed, and the job stays", async () => {
  const { orderId, bowl, hear } = await triedCards(MOST_DECLINES);
  await hear();
  await sandbox().control("faults/requests", { kind: "error_before", method: "POST", times: 3 });
  await workOff();
  expect(await statusOf(orderId)).toBe("pending");
  expect(await stockOf(bowl)).toBe(3);
  expect(
    await prisma()
      .$queryRaw`SELECT attempts FROM graphile_worker.jobs WHERE key = ${`close_order:${orderId}:canceled`}`,
  ).toEqual([{ attempts: 1 }]);
});
