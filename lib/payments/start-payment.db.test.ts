import { afterEach, describe, expect, test } from "vitest";
import { installation } from "@/lib/installation";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { placePayment } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import {
  pay,
  payByBankDebit,
  payInVain,
  started,
  statusOf,
  strangersPayment,
} from "@/lib/testing/started-payment";
import { cancelOrder } from "./cancel-order";
import { ensurePaymentIntent } from "./ensure-payment-intent";
import { openAttempt } from "./payment-attempt";
import { reconcilePayment } from "./reconcile-payment";
import { startPayment } from "./start-payment";

const sandbox = setUpSandbox();
afterEach(expectInvariantsToHold);

const intentsOf = async (orderId: string) =>
  (await stripe().paymentIntents.list({ limit: 100 })).data.filter(
    (intent) => intent.metadata.order_id === orderId,
  );

test("Pay makes one order and one PaymentIntent of its amount that says whose it is, and nothing personal", async () => {
  const bowl = await stockProduct({ amount: 4800 });
  const { paymentIntentId, orderId, orderNumber } = await started(await fillCart({ [bowl]: 2 }));
  const intent = await stripe().paymentIntents.retrieve(paymentIntentId);
  const attempts = await prisma().paymentAttempt.findMany({ where: { orderId } });
  expect(attempts).toMatchObject([{ status: "payable", paymentIntentId, amount: 10100, currency: "usd" }]);
  expect(intent).toMatchObject({ amount: 10100, currency: "usd", status: "requires_payment_method" });
  expect(intent.metadata).toEqual({
    app: (await installation()).appId,
    order_id: orderId,
    attempt_id: attempts[0]?.id,
  });
  expect(JSON.stringify(intent)).not.toMatch(/lovelace|james|example\.com/i);
  expect(intent.description).toBe(`Order ${orderNumber}`);
  expect(JSON.stringify(attempts[0]?.params)).not.toMatch(/lovelace|james|example\.com/i);
});

/** What a new attempt's PaymentIntent offers under these settings. */
async function intentUnder(settings: { paymentMethodTypes: string[] | null; manualCapture: boolean }) {
  const { orderId } = await placePayment();
  await prisma().paymentAttempt.updateMany({ where: { orderId }, data: { status: "refused" } });
  const order = { id: orderId, number: 1, totalAmount: 10100, currency: "usd" };
  const { appId } = await installation();
  const attempt = await transact((tx) => openAttempt(tx, order, { appId, ...settings }));
  const answer = await ensurePaymentIntent(attempt, { by: "shopper" });
  return await stripe().paymentIntents.retrieve(answer.ok ? answer.facts.id : "");
}

test("a setting narrows the payment methods, and the PaymentIntent offers only those", async () => {
  const intent = await intentUnder({ paymentMethodTypes: ["card"], manualCapture: false });
  expect(intent.payment_method_types).toEqual(["card"]);
  expect(intent.payment_method_options?.card?.capture_method).toBeUndefined();
});

test("a card's amount is held first under manual capture, whatever else is offered", async () => {
  for (const paymentMethodTypes of [null, ["card"], ["card", "us_bank_account"]]) {
    const intent = await intentUnder({ paymentMethodTypes, manualCapture: true });
    expect(intent.payment_method_options?.card).toMatchObject({ capture_method: "manual" });
  }
});

test("manual capture says nothing of cards where none is offered, which Stripe would refuse", async () => {
  const intent = await intentUnder({ paymentMethodTypes: ["us_bank_account"], manualCapture: true });
  expect(intent.payment_method_types).toEqual(["us_bank_account"]);
  const attempt = await prisma().paymentAttempt.findUniqueOrThrow({ where: { paymentIntentId: intent.id } });
  expect(attempt.params).not.toHaveProperty("payment_method_options");
});

describe("pressing Pay more than once", () => {
  test("twenty times at once gives one order and one PaymentIntent", async () => {
    const bowl = await stockProduct();
    const request = await fillCart({ [bowl]: 1 });
    const all = await Promise.all(Array.from({ length: 20 }, () => started(request)));
    expect(new Set(all.map(({ orderId }) => orderId)).size).toBe(1);
    expect(new Set(all.map(({ clientSecret }) => clientSecret)).size).toBe(1);
    expect(await intentsOf(all[0]?.orderId ?? "")).toHaveLength(1);
    expect(await stockOf(bowl)).toBe(9);
  });

  test("gives each press a link of its own to the same order", async () => {
    const bowl = await stockProduct();
    const request = await fillCart({ [bowl]: 1 });
    const [first, second] = [await started(request), await started(request)];
    expect(second.paymentIntentId).toBe(first.paymentIntentId);
    expect(second.orderId).toBe(first.orderId);
    expect(second.orderToken).not.toBe(first.orderToken);
  });

  test("when the money is there already, and no webhook came, says so and the order is paid", async () => {
    const bowl = await stockProduct();
    const request = await fillCart({ [bowl]: 1 });
    const { paymentIntentId, orderId } = await started(request);
    await pay(paymentIntentId);
    const again = await startPayment(request);
    expect(again).toMatchObject({ ok: false, kind: "already_paid" });
    expect(await statusOf(orderId)).toBe("paid");
    expect(await startPayment(request)).toMatchObject({ ok: false, kind: "already_paid" });
    expect(await intentsOf(orderId)).toHaveLength(1);
  });

  test("while a bank debit is under way, and no webhook came, says so", async () => {
    const request = await fillCart({ [await stockProduct()]: 1 });
    const { paymentIntentId, orderId } = await started(request);
    await payByBankDebit(paymentIntentId);
    for (let times = 0; times < 2; times++)
      expect(await startPayment(request)).toMatchObject({
        ...{ ok: false, kind: "payment_in_progress" },
        orderToken: expect.any(String),
      });
    expect(await statusOf(orderId)).toBe("processing");
  });

  test("after somebody canceled the PaymentIntent at Stripe places a new order", async () => {
    const bowl = await stockProduct({ stock: 1 });
    const request = await fillCart({ [bowl]: 1 });
    const first = await started(request);
    await stripe().paymentIntents.cancel(first.paymentIntentId);
    const second = await started(request);
    expect(second.orderId).not.toBe(first.orderId);
    expect(await statusOf(first.orderId)).toBe("canceled");
  });
});

describe("when Stripe fails", () => {
  const failing = (kind: string, times: number, path = "/v1/payment_intents") =>
    sandbox().control("faults/requests", { kind, method: "POST", path, times });

  test.each(["error_before", "reset_before"])(
    "with %s on every try, the next press sends the same key and there is one PaymentIntent",
    async (kind) => {
      const bowl = await stockProduct();
      const request = await fillCart({ [bowl]: 1 });
      await failing(kind, 3);
      const failed = await startPayment(request);
      expect(failed).toMatchObject({ ok: false, kind: "stripe", reason: "indeterminate" });
      const attempt = await prisma().paymentAttempt.findFirstOrThrow({
        where: { order: { cartId: request.cartId } },
      });
      expect(attempt).toMatchObject({ status: "starting", lastError: "indeterminate" });

      const { orderId, paymentIntentId } = await started(request);
      expect(await intentsOf(orderId)).toHaveLength(1);
      expect(await prisma().paymentAttempt.findMany({ where: { orderId } })).toMatchObject([
        { id: attempt.id, idempotencyKey: attempt.idempotencyKey, status: "payable", paymentIntentId },
      ]);
    },
  );

  test.each(["error_after", "reset_after"])(
    "with %s on every try, the PaymentIntent that was made all the same is found and used",
    async (kind) => {
      const bowl = await stockProduct();
      const request = await fillCart({ [bowl]: 1 });
      await failing(kind, 3);
      const { orderId, paymentIntentId } = await started(request);
      expect(await intentsOf(orderId)).toHaveLength(1);
      expect((await started(request)).paymentIntentId).toBe(paymentIntentId);
    },
  );

  test("one lost answer is asked for again and the shopper notices nothing", async () => {
    const bowl = await stockProduct();
    await failing("reset_after", 1);
    const { orderId } = await started(await fillCart({ [bowl]: 1 }));
    expect(await intentsOf(orderId)).toHaveLength(1);
  });

  test("too many requests are a reason to wait, and the order stays", async () => {
    const bowl = await stockProduct();
    const request = await fillCart({ [bowl]: 1 });
    await failing("rate_limit", 3);
    expect(await startPayment(request)).toMatchObject({ ok: false, kind: "stripe", reason: "rate_limited" });
    await started(request);
  });
});

describe("asking Stripe", () => {
  test("makes an order paid whose webhook never came", async () => {
    const bowl = await stockProduct();
    const { paymentIntentId, orderId } = await started(await fillCart({ [bowl]: 1 }));
    await pay(paymentIntentId);
    expect(await statusOf(orderId)).toBe("pending");
    expect(await reconcilePayment(paymentIntentId, { by: "system" })).toEqual({ ok: true, status: "paid" });
  });

  test("about a PaymentIntent of nobody's order is an answer", async () => {
    const stranger = await strangersPayment({});
    expect(await reconcilePayment(stranger, { by: "reconcile" })).toEqual({ ok: false, kind: "not_found" });
  });

  test("about a PaymentIntent that does not exist is an answer", async () => {
    expect(await reconcilePayment("pi_nothing", { by: "system" })).toEqual({ ok: false, kind: "not_found" });
  });

  test("that made a PaymentIntent is named on the timeline, once however often Pay was pressed", async () => {
    const request = await fillCart({ [await stockProduct()]: 1 });
    const [first] = await Promise.all([started(request), started(request), started(request)]);
    const { orderId, paymentIntentId } = first;
    const created = await prisma().orderEvent.findMany({ where: { orderId, kind: "payment_created" } });
    expect(created).toMatchObject([{ cause: "shopper" }]);
    expect(created[0]?.detail).toEqual({
      ...{ attempt: expect.any(String), payment: paymentIntentId },
      stripeRequestId: expect.stringMatching(/^req_/),
    });
  });

  test("after a declined card keeps the order, with the decline on its timeline", async () => {
    const bowl = await stockProduct();
    const { paymentIntentId, orderId } = await started(await fillCart({ [bowl]: 1 }));
    await payInVain(paymentIntentId);
    expect(await reconcilePayment(paymentIntentId, { by: "system" })).toEqual({
      ok: true,
      status: "pending",
    });
    const declined = await prisma().orderEvent.findFirst({ where: { orderId, kind: "payment_declined" } });
    expect(declined?.detail).toEqual({
      code: "insufficient_funds",
      stripeRequestId: expect.stringMatching(/^req_/),
    });
  });
});

describe("canceling an order", () => {
  test("cancels its PaymentIntent first, then returns the stock", async () => {
    const bowl = await stockProduct({ stock: 5 });
    const { paymentIntentId, orderId } = await started(await fillCart({ [bowl]: 2 }));
    expect(await cancelOrder(orderId, { by: "system" })).toEqual({ ok: true, status: "canceled" });
    expect((await stripe().paymentIntents.retrieve(paymentIntentId)).status).toBe("canceled");
    expect(await stockOf(bowl)).toBe(5);
  });

  test("that turns out to be paid makes it paid instead", async () => {
    const bowl = await stockProduct({ stock: 5 });
    const { paymentIntentId, orderId } = await started(await fillCart({ [bowl]: 2 }));
    await pay(paymentIntentId);
    expect(await cancelOrder(orderId, { by: "system" })).toEqual({ ok: true, status: "paid" });
    expect(await stockOf(bowl)).toBe(3);
  });

  test("while Stripe does not answer changes nothing", async () => {
    const bowl = await stockProduct({ stock: 5 });
    const { orderId } = await started(await fillCart({ [bowl]: 2 }));
    await sandbox().control("faults/requests", {
      kind: "error_before",
      method: "POST",
      path: "/v1/payment_intents/*/cancel",
      times: 3,
    });
    expect(await cancelOrder(orderId, { by: "system" })).toEqual({ ok: false, kind: "stripe" });
    expect(await statusOf(orderId)).toBe("pending");
    expect(await stockOf(bowl)).toBe(3);
  });
});
