import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyFact } from "@/lib/payments/apply-fact";
import { askAboutOrder } from "@/lib/payments/ask-about-order";
import { queueOverdueOrders } from "@/lib/payments/expire-orders";
import { payPlacedOrder } from "@/lib/payments/pay-placed-order";
import { startPayment } from "@/lib/payments/start-payment";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { workOff } from "@/lib/testing/jobs";
import { orderOf } from "@/lib/testing/payment";
import { startTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import {
  ageOrder,
  intentAtStripe,
  pay,
  payByBankDebit,
  payInVain,
  started,
  statusOf,
} from "@/lib/testing/started-payment";

let sandbox: TestSandbox;
setUpDatabase(async () => {
  sandbox = await startTestSandbox();
  return { ...sandbox.settings, UNPAID_MINUTES: "30", SLOW_PAYMENT_DAYS: "14" };
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control("faults/clear", {}));
afterEach(expectInvariantsToHold);

/** Two of five bowls in an order whose Pay was pressed. */
async function unpaid() {
  const bowl = await stockProduct({ stock: 5 });
  const request = await fillCart({ [bowl]: 2 });
  return { ...(await started(request)), bowl, request };
}

/** One look of the clock at unpaid orders, and what it leaves to be done. */
async function expire(): Promise<void> {
  await queueOverdueOrders("pending");
  await workOff();
}

const mailsOf = async (orderId: string) => (await orderOf(orderId)).mails.map(({ kind }) => kind);

describe("an unpaid order", () => {
  test("ends once its time is over: the payment is canceled at Stripe, the stock free, the shopper told", async () => {
    const { orderId, paymentIntentId, bowl } = await unpaid();
    await ageOrder(orderId, 31);
    await expire();
    expect(await statusOf(orderId)).toBe("expired");
    expect(await intentAtStripe(paymentIntentId)).toMatchObject({
      status: "canceled",
      cancellation_reason: "abandoned",
    });
    expect(await stockOf(bowl)).toBe(5);
    expect(await mailsOf(orderId)).toEqual(["order_expired"]);
  });

  test("stays as long as its time is not over", async () => {
    const { orderId, bowl } = await unpaid();
    await ageOrder(orderId, 29);
    await expire();
    expect(await statusOf(orderId)).toBe("pending");
    expect(await stockOf(bowl)).toBe(3);
  });

  test.each([
    ["at the checkout", async ({ request }: Awaited<ReturnType<typeof unpaid>>) => startPayment(request)],
    ["by its link", async ({ orderId }: Awaited<ReturnType<typeof unpaid>>) => payPlacedOrder(orderId)],
  ])("has its whole time again when Pay is pressed again %s", async (_, press) => {
    const order = await unpaid();
    await ageOrder(order.orderId, 31);
    await press(order);
    await expire();
    expect(await statusOf(order.orderId)).toBe("pending");
  });

  test("whose Pay is pressed after the job was left stays as well", async () => {
    const { orderId, request } = await unpaid();
    await ageOrder(orderId, 31);
    expect(await queueOverdueOrders("pending")).toBe(1);
    await startPayment(request);
    await workOff();
    expect(await statusOf(orderId)).toBe("pending");
  });

  test("whose card was declined a moment ago may still be paid", async () => {
    const { orderId, paymentIntentId } = await unpaid();
    await ageOrder(orderId, 31);
    await payInVain(paymentIntentId);
    await askAboutOrder(orderId, { by: "shopper" });
    await expire();
    expect(await statusOf(orderId)).toBe("pending");
  });

  test("whose money is there, and no event came, is paid instead", async () => {
    const { orderId, paymentIntentId, bowl } = await unpaid();
    await pay(paymentIntentId);
    await ageOrder(orderId, 31);
    await expire();
    expect(await statusOf(orderId)).toBe("paid");
    expect(await stockOf(bowl)).toBe(3);
  });

  test("keeps its stock while Stripe does not answer, and ends when it does", async () => {
    const { orderId, bowl } = await unpaid();
    await ageOrder(orderId, 31);
    await sandbox.control("faults/requests", { kind: "error_before", method: "POST", times: 3 });
    await expire();
    expect(await statusOf(orderId)).toBe("pending");
    expect(await stockOf(bowl)).toBe(3);
    // The job waits for its next try; the clock leaves no second one.
    expect(await queueOverdueOrders("pending")).toBe(0);
    await owner().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
    await workOff();
    expect(await statusOf(orderId)).toBe("expired");
    expect(await stockOf(bowl)).toBe(5);
  });

  test("whose job has given up is tried anew", async () => {
    const { orderId } = await unpaid();
    await ageOrder(orderId, 31);
    await sandbox.control("faults/requests", { kind: "error_before", method: "POST", times: 3 });
    await expire();
    await owner().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts`;
    await expire();
    expect(await statusOf(orderId)).toBe("expired");
  });

  test("that Stripe never answered about ends too, and its payment cannot come into being later", async () => {
    const bowl = await stockProduct({ stock: 5 });
    const request = await fillCart({ [bowl]: 2 });
    await sandbox.control("faults/requests", { kind: "error_before", method: "POST", times: 3 });
    expect(await startPayment(request)).toMatchObject({ ok: false, reason: "indeterminate" });
    const { id } = await prisma().order.findFirstOrThrow({ where: { cartId: request.cartId } });
    await ageOrder(id, 31);
    await expire();
    expect(await statusOf(id)).toBe("expired");
    expect(await stockOf(bowl)).toBe(5);
    expect(await orderOf(id)).toMatchObject({ attempts: [{ status: "canceled" }] });
  });

  test("whose payment Stripe has forgotten ends too", async () => {
    const { orderId, paymentIntentId, bowl } = await unpaid();
    await sandbox.control("payments/forget", { payment_intent: paymentIntentId });
    await ageOrder(orderId, 31);
    await expire();
    expect(await statusOf(orderId)).toBe("expired");
    expect(await stockOf(bowl)).toBe(5);
  });

  test("that a person looks at waits for them", async () => {
    const { orderId } = await unpaid();
    await owner().order.update({ where: { id: orderId }, data: { reviewReason: "another_amount" } });
    await ageOrder(orderId, 31);
    await expire();
    expect(await statusOf(orderId)).toBe("pending");
  });
});

test("many at once end in bounded steps, each once", async () => {
  const { orderId } = await unpaid();
  const orders = [orderId, (await unpaid()).orderId, (await unpaid()).orderId];
  for (const id of orders) await ageOrder(id, 31);
  const [first, second] = await Promise.all([queueOverdueOrders("pending"), queueOverdueOrders("pending")]);
  expect(Math.max(first, second)).toBe(3);
  await workOff();
  for (const id of orders) {
    const ended = (await orderOf(id)).timeline.filter(({ toStatus }) => toStatus === "expired");
    expect(ended).toHaveLength(1);
  }
});

describe("a payment that is on its way", () => {
  const DAYS = 24 * 60;

  /** An order whose bank debit was accepted. */
  async function debited() {
    const order = await unpaid();
    await payByBankDebit(order.paymentIntentId);
    await askAboutOrder(order.orderId, { by: "shopper" });
    expect(await statusOf(order.orderId)).toBe("processing");
    return order;
  }

  async function expireSlow(): Promise<void> {
    await queueOverdueOrders("processing");
    await workOff();
  }

  test("is left alone for days, and then stays where Stripe lets nobody cancel it", async () => {
    const { orderId, bowl } = await debited();
    await ageOrder(orderId, 13 * DAYS);
    expect(await queueOverdueOrders("processing")).toBe(0);
    await ageOrder(orderId, 2 * DAYS);
    await expireSlow();
    expect(await statusOf(orderId)).toBe("processing");
    expect(await stockOf(bowl)).toBe(3);
  });

  test("whose event was lost is found out about when its days are over", async () => {
    const { orderId, paymentIntentId } = await debited();
    await sandbox.control("payments/settle", { payment_intent: paymentIntentId });
    await ageOrder(orderId, 15 * DAYS);
    await expireSlow();
    expect(await statusOf(orderId)).toBe("paid");
  });

  test("that has failed by then, and no event came, ends: the payment is canceled and the stock free", async () => {
    const { orderId, paymentIntentId, bowl } = await debited();
    await sandbox.control("payments/fail", { payment_intent: paymentIntentId });
    await ageOrder(orderId, 15 * DAYS);
    await expireSlow();
    expect(await statusOf(orderId)).toBe("canceled");
    expect((await intentAtStripe(paymentIntentId)).status).toBe("canceled");
    expect(await stockOf(bowl)).toBe(5);
    expect(await mailsOf(orderId)).toEqual(expect.arrayContaining(["order_received", "payment_ended"]));
  });

  test("of which an amount is only held waits for its capture", async () => {
    const { orderId, paymentIntentId } = await unpaid();
    const [attempt] = (await orderOf(orderId)).attempts;
    const payment = {
      ...{ id: paymentIntentId, amount: attempt?.amount ?? 0, amountReceived: 0 },
      status: "requires_capture",
      ...{ currency: "usd", livemode: false, orderId, attemptId: attempt?.id ?? "" },
      ...{ app: (await prisma().installation.findFirstOrThrow()).appId },
      ...{ decline: null, cancellationReason: null, captureBefore: 2_000_000_000 },
    } as const;
    await applyFact({ fact: { kind: "payment", payment, asked: true }, cause: { by: "webhook" } });
    await owner().order.update({ where: { id: orderId }, data: { reviewReason: null } });
    await ageOrder(orderId, 15 * DAYS);
    await expireSlow();
    expect(await statusOf(orderId)).toBe("processing");
  });
});
