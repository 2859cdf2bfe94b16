import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { orderOf, placePayment } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { someoneWaitsForLock } from "@/lib/testing/someone-waits-for-lock";
import {
  intentAtStripe,
  pay,
  payByBankDebit,
  payInVain,
  started,
  statusOf,
} from "@/lib/testing/started-payment";
import { askAboutOrder } from "./ask-about-order";

// The sandbox sends its events nowhere: all that is known comes from asking.
const sandbox = setUpSandbox();
afterEach(expectInvariantsToHold);

const SHOPPER = { by: "shopper" } as const;

async function startedPayment() {
  const request = await fillCart({ [await stockProduct()]: 1 });
  return { request, ...(await started(request)) };
}

test("an order that was paid after a decline is paid once Stripe is asked, although no event came", async () => {
  const { orderId, paymentIntentId, request } = await startedPayment();
  await payInVain(paymentIntentId);
  await started(request);
  await pay(paymentIntentId);
  await askAboutOrder(orderId, SHOPPER);
  expect(await statusOf(orderId)).toBe("paid");
});

test("an order whose last try was declined is said to be declined, and the timeline says so once", async () => {
  const { orderId, paymentIntentId } = await startedPayment();
  await payInVain(paymentIntentId);
  for (let times = 0; times < 2; times++) expect(await askAboutOrder(orderId, SHOPPER)).toBe("declined");
  const { timeline } = await orderOf(orderId);
  expect(timeline.filter((row) => row.kind === "payment_declined")).toHaveLength(1);
});

test("a decline from before Pay was pressed again is not told, and the next one is", async () => {
  const { orderId, paymentIntentId, request } = await startedPayment();
  await payInVain(paymentIntentId);
  await started(request);
  // What Stripe answers now is what a read from just before the confirmation would show.
  expect(await askAboutOrder(orderId, SHOPPER)).toBe("unpaid");
  await payInVain(paymentIntentId);
  expect(await askAboutOrder(orderId, SHOPPER)).toBe("declined");
});

test("a decline is not told when Pay was pressed again while Stripe was asked about it", async () => {
  const { orderId, paymentIntentId } = await startedPayment();
  await payInVain(paymentIntentId);
  const declineId = (await intentAtStripe(paymentIntentId)).last_payment_error?.charge ?? null;
  const { asked } = await prisma().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "order" WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`;
    const asked = askAboutOrder(orderId, SHOPPER);
    await someoneWaitsForLock();
    await tx.paymentAttempt.update({ where: { paymentIntentId }, data: { declineIdAtPay: declineId } });
    return { asked };
  });
  expect(await asked).toBe("unpaid");
});

test("a decline of an attempt that another has followed meanwhile is not told", async () => {
  const { orderId, paymentIntentId } = await startedPayment();
  await payInVain(paymentIntentId);
  const { asked } = await prisma().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "order" WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`;
    const asked = askAboutOrder(orderId, SHOPPER);
    await someoneWaitsForLock();
    const { amount, currency, params } = await tx.paymentAttempt.update({
      where: { paymentIntentId },
      data: { status: "lost" },
    });
    const data = { orderId, amount, currency, params: params as object, idempotencyKey: randomUUID() };
    await tx.paymentAttempt.create({ data });
    return { asked };
  });
  expect(await asked).toBe("unpaid");
});

test("Pay pressed after a decline whose event was lost puts the decline on the timeline", async () => {
  const { orderId, paymentIntentId, request } = await startedPayment();
  await payInVain(paymentIntentId);
  await started(request);
  const { attempts, timeline } = await orderOf(orderId);
  expect(attempts).toMatchObject([{ declineCode: "insufficient_funds", declineCount: 1 }]);
  expect(timeline.map((row) => row.kind)).toEqual([
    ...["placed", "payment_started", "payment_created", "payment_declined"],
  ]);
});

test("an order that nobody tried to pay is unpaid", async () => {
  const { orderId } = await startedPayment();
  expect(await askAboutOrder(orderId, SHOPPER)).toBe("unpaid");
});

test("an order whose PaymentIntent was never made is unpaid without Stripe being asked", async () => {
  const { orderId } = await placePayment();
  await sandbox().control("faults/requests", { kind: "error_before", method: "GET", times: 1 });
  expect(await askAboutOrder(orderId, SHOPPER)).toBe("unpaid");
  await sandbox().control("faults/clear", {});
});

test("a payment that Stripe does not know is unpaid", async () => {
  const { orderId, paymentIntentId } = await startedPayment();
  await sandbox().control("payments/forget", { payment_intent: paymentIntentId });
  expect(await askAboutOrder(orderId, SHOPPER)).toBe("unpaid");
  expect((await orderOf(orderId)).attempts).toMatchObject([{ status: "lost" }]);
});

test("a payment that Stripe did not know is asked about again: with the right keys its money turns up", async () => {
  const { orderId, paymentIntentId } = await startedPayment();
  await prisma().paymentAttempt.update({ where: { paymentIntentId }, data: { status: "lost" } });
  await pay(paymentIntentId);
  await askAboutOrder(orderId, SHOPPER);
  expect(await statusOf(orderId)).toBe("paid");
});

test.each(["error_before", "reset_before", "rate_limit"])(
  "with %s nobody knows, after one call to Stripe, and the order stays as it is",
  async (kind) => {
    const { orderId, paymentIntentId } = await startedPayment();
    await payInVain(paymentIntentId);
    const path = `/v1/payment_intents/${paymentIntentId}`;
    // A second call would be answered.
    await sandbox().control("faults/requests", { kind, path, times: 1 });
    expect(await askAboutOrder(orderId, SHOPPER)).toBe("unknown");
    expect(await statusOf(orderId)).toBe("pending");
    expect(await prisma().orderEvent.count({ where: { orderId, kind: "payment_declined" } })).toBe(0);
    expect(await askAboutOrder(orderId, SHOPPER)).toBe("declined");
  },
);

test("a bank debit that is on its way is asked about: its money turns up", async () => {
  const { orderId, paymentIntentId } = await startedPayment();
  await payByBankDebit(paymentIntentId);
  expect(await askAboutOrder(orderId, SHOPPER)).toBe("unpaid");
  expect(await statusOf(orderId)).toBe("processing");
  await sandbox().control("payments/settle", { payment_intent: paymentIntentId });
  await askAboutOrder(orderId, SHOPPER);
  expect(await statusOf(orderId)).toBe("paid");
});

test("a payment of which Stripe has said its last word is unpaid without Stripe being asked", async () => {
  const { orderId, paymentIntentId } = await startedPayment();
  await payInVain(paymentIntentId);
  await prisma().paymentAttempt.update({ where: { paymentIntentId }, data: { status: "canceled" } });
  await sandbox().control("faults/requests", { kind: "error_before", method: "GET", times: 1 });
  expect(await askAboutOrder(orderId, SHOPPER)).toBe("unpaid");
  await sandbox().control("faults/clear", {});
});
