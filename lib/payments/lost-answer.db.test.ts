import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import type { OrderRequest } from "@/lib/orders/place-order";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { orderOf } from "@/lib/testing/payment";
import { startTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import { ageOrder, intentAtStripe, pay, started, statusOf } from "@/lib/testing/started-payment";
import { cancelOrder } from "./cancel-order";
import { startPayment } from "./start-payment";

let sandbox: TestSandbox;
setUpDatabase(async () => {
  sandbox = await startTestSandbox();
  return sandbox.settings;
});
afterAll(() => sandbox.stop());
// A sandbox for each test: its clock moves forward only.
beforeEach(async () => {
  await sandbox.stop();
  sandbox = await startTestSandbox({ port: sandbox.port });
});
afterEach(expectInvariantsToHold);

const HOUR_MS = 60 * 60 * 1000;

const failing = (kind: string, method: string, path = "/v1/payment_intents") =>
  sandbox.control("faults/requests", { kind, method, path, times: 3 });

/** Pay was pressed, and no answer of Stripe's reached the shop: with `made` it acted all the same. */
async function pressedInVain(
  made: boolean,
): Promise<{ request: OrderRequest; orderId: string; bowl: string }> {
  const bowl = await stockProduct({ stock: 5 });
  const request = await fillCart({ [bowl]: 2 });
  await failing(made ? "error_after" : "error_before", "POST");
  await failing("error_before", "GET");
  expect(await startPayment(request)).toMatchObject({ ok: false, kind: "stripe", reason: "indeterminate" });
  const order = await prisma().order.findFirstOrThrow({ where: { cartId: request.cartId } });
  return { request, orderId: order.id, bowl };
}

/** A day passes, in which Stripe forgets the key. What was made stays within the time in which the key was known. */
async function nextDay(orderId: string): Promise<void> {
  await sandbox.control("clock/advance", { milliseconds: 25 * HOUR_MS });
  await ageOrder(orderId, 23.5 * 60);
}

async function intentsOf(orderId: string) {
  const intents = await stripe().paymentIntents.list({ limit: 100 }).autoPagingToArray({ limit: 5_000 });
  return intents.filter(({ metadata }) => metadata.order_id === orderId);
}

const attemptsOf = async (orderId: string) => (await orderOf(orderId)).attempts.map(({ status }) => status);

describe("pressed again a day later", () => {
  test("the PaymentIntent that was made is used, and there is no second one", async () => {
    const { request, orderId } = await pressedInVain(true);
    const [made] = await intentsOf(orderId);
    await nextDay(orderId);
    const again = await started(request);
    expect(again).toMatchObject({ orderId, paymentIntentId: made?.id });
    expect(await intentsOf(orderId)).toHaveLength(1);
    await pay(again.paymentIntentId);
    expect(await startPayment(request)).toMatchObject({ kind: "already_paid" });
  });

  test("where none was made another attempt begins, with a key of its own", async () => {
    const { request, orderId } = await pressedInVain(false);
    await nextDay(orderId);
    const again = await started(request);
    expect(again.orderId).toBe(orderId);
    expect((await attemptsOf(orderId)).sort()).toEqual(["lost", "payable"]);
    expect(await intentsOf(orderId)).toHaveLength(1);
  });

  test("of two that were made one is used and the other can no longer be paid", async () => {
    const { request, orderId } = await pressedInVain(true);
    const [attempt] = (await orderOf(orderId)).attempts;
    await stripe().paymentIntents.create(attempt?.params as never);
    await nextDay(orderId);
    const again = await started(request);
    const statuses = (await intentsOf(orderId)).map(({ id, status }) => [
      id === again.paymentIntentId,
      status,
    ]);
    expect(statuses.sort()).toEqual([
      [false, "canceled"],
      [true, "requires_payment_method"],
    ]);
    await pay(again.paymentIntentId);
    expect(await startPayment(request)).toMatchObject({ kind: "already_paid" });
  });

  test("of two of which one cannot be canceled yet neither is offered", async () => {
    const { request, orderId } = await pressedInVain(true);
    const [attempt] = (await orderOf(orderId)).attempts;
    await stripe().paymentIntents.create(attempt?.params as never);
    await nextDay(orderId);
    await sandbox.control("faults/clear", {});
    await failing("error_before", "POST", "/v1/payment_intents/*/cancel");
    expect(await startPayment(request)).toMatchObject({ ok: false, kind: "stripe", reason: "indeterminate" });
    expect((await intentsOf(orderId)).map(({ status }) => status)).toEqual([
      ...["requires_payment_method", "requires_payment_method"],
    ]);
    expect(await statusOf(orderId)).toBe("pending");
  });

  test("of two of which one is paid the order is paid, and the other can no longer be", async () => {
    const { request, orderId } = await pressedInVain(true);
    const [attempt] = (await orderOf(orderId)).attempts;
    const second = await stripe().paymentIntents.create(attempt?.params as never);
    await pay(second.id);
    await nextDay(orderId);
    expect(await startPayment(request)).toMatchObject({ kind: "already_paid" });
    expect(await statusOf(orderId)).toBe("paid");
    const others = (await intentsOf(orderId)).filter(({ id }) => id !== second.id);
    expect(others.map(({ status }) => status)).toEqual(["canceled"]);
  });

  test("of two of which both are paid the order is paid, and a person looks at the other", async () => {
    const { request, orderId } = await pressedInVain(true);
    const [attempt] = (await orderOf(orderId)).attempts;
    const second = await stripe().paymentIntents.create(attempt?.params as never);
    const both = (await intentsOf(orderId)).map(({ id }) => id);
    expect(both).toContain(second.id);
    for (const id of both) await pay(id);
    await nextDay(orderId);
    expect(await startPayment(request)).toMatchObject({ kind: "already_paid" });
    expect(await statusOf(orderId)).toBe("paid");
    const [review] = await prisma().review.findMany({ where: { orderId } });
    expect(both).toContain(review?.subject);
    expect((await intentsOf(orderId)).map(({ status }) => status)).toEqual(["succeeded", "succeeded"]);
  });

  test("as long as Stripe cannot say what there is, nothing is made", async () => {
    const { request, orderId } = await pressedInVain(true);
    await nextDay(orderId);
    await failing("error_before", "GET");
    expect(await startPayment(request)).toMatchObject({ ok: false, kind: "stripe" });
    expect(await intentsOf(orderId)).toHaveLength(1);
    expect(await attemptsOf(orderId)).toEqual(["starting"]);
  });

  test("an order that is canceled then takes its PaymentIntent along, or ends without one", async () => {
    for (const made of [true, false]) {
      const { orderId, bowl } = await pressedInVain(made);
      await nextDay(orderId);
      expect(await cancelOrder(orderId, { by: "system" })).toEqual({ ok: true, status: "canceled" });
      expect(await stockOf(bowl)).toBe(5);
      expect((await intentsOf(orderId)).map(({ status }) => status)).toEqual(made ? ["canceled"] : []);
    }
  });
});

/** The first press never reached Stripe; a later one did, so many minutes afterwards, and no answer to it came back. */
async function madeByALaterPress(minutes: number) {
  const pressed = await pressedInVain(false);
  await sandbox.control("faults/clear", {});
  await ageOrder(pressed.orderId, minutes);
  await failing("error_after", "POST");
  await failing("error_before", "GET");
  expect(await startPayment(pressed.request)).toMatchObject({ ok: false, reason: "indeterminate" });
  await sandbox.control("faults/clear", {});
  return pressed;
}

test.each([5, 20])("what a press %s minutes after the first one made is found as well", async (minutes) => {
  const { request, orderId } = await madeByALaterPress(minutes);
  const [made] = await intentsOf(orderId);
  expect(await started(request)).toMatchObject({ orderId, paymentIntentId: made?.id });
  expect(await intentsOf(orderId)).toHaveLength(1);
});

test("a refusal ends the attempt and is on the timeline with its reason; the next press has another key", async () => {
  const { request, orderId } = await pressedInVain(false);
  await sandbox.control("faults/clear", {});
  await owner().$executeRaw`
    UPDATE payment_attempt SET params = params || '{"allowed_payment_method_types": ["unknown_to_stripe"]}'
    WHERE order_id = ${orderId}::uuid`;
  expect(await startPayment(request)).toMatchObject({ ok: false, kind: "stripe", reason: "invalid_request" });
  const refused = await orderOf(orderId);
  expect(refused.attempts).toMatchObject([{ status: "refused", lastError: "invalid_request" }]);
  expect(refused.timeline.at(-1)).toMatchObject({
    kind: "payment_refused",
    detail: { error: "invalid_request" },
  });
  expect(await started(request)).toMatchObject({ orderId });
  const keys = (await orderOf(orderId)).attempts.map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(keys).size).toBe(2);
});

test("no answer is no refusal: the timeline says nothing of one", async () => {
  const { orderId } = await pressedInVain(false);
  const { attempts, timeline } = await orderOf(orderId);
  expect(attempts).toMatchObject([{ status: "starting", lastError: "indeterminate" }]);
  expect(timeline.map(({ kind }) => kind)).toEqual(["placed", "payment_started"]);
});

test("pressed again after 520 other payments, the one that was made is found", async () => {
  const { request, orderId } = await pressedInVain(true);
  const others = Array.from({ length: 52 }, (_, n) => n);
  for (const _ of others)
    await Promise.all(
      Array.from({ length: 10 }, () => stripe().paymentIntents.create({ amount: 1000, currency: "usd" })),
    );
  const again = await started(request);
  expect(again.orderId).toBe(orderId);
  expect((await intentAtStripe(again.paymentIntentId)).metadata.order_id).toBe(orderId);
  expect(await intentsOf(orderId)).toHaveLength(1);
});
