import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { apply, jobsOf, orderOf, placePayment, succeeded } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import { pay, started, statusOf } from "@/lib/testing/started-payment";
import { applyCommand } from "./apply-command";
import { cancelOrder } from "./cancel-order";
import { sendCapture } from "./capture-payment";
import { reconcilePayment } from "./reconcile-payment";

const sandbox = setUpSandbox();
afterEach(expectInvariantsToHold);

const CAUSE = { by: "system" } as const;
const stripeForgets = () => sandbox().control("reset", {});

/** Two of five bowls, Pay pressed; then Stripe knows nothing of it any more. */
async function forgottenPayment() {
  const bowl = await stockProduct({ stock: 5 });
  const request = await fillCart({ [bowl]: 2 });
  const payment = await started(request);
  await stripeForgets();
  return { ...payment, bowl, request };
}

async function attemptsOf(orderId: string) {
  const { attempts } = await orderOf(orderId);
  return attempts.map(({ status, paymentIntentId }) => ({ status, paymentIntentId }));
}

async function expectLost(orderId: string, paymentIntentId: string) {
  const { attempts, timeline } = await orderOf(orderId);
  expect(attempts).toMatchObject([{ status: "lost", paymentIntentId, lastError: "not_found" }]);
  const lost = timeline.filter((row) => row.kind === "payment_lost");
  expect(lost).toMatchObject([{ detail: { payment: paymentIntentId } }]);
}

describe("a PaymentIntent that Stripe no longer knows", () => {
  test("gets a successor when Pay is pressed, which pays the same order", async () => {
    const { orderId, paymentIntentId, request } = await forgottenPayment();
    const again = await started(request);
    expect(again.orderId).toBe(orderId);
    expect(await attemptsOf(orderId)).toEqual([
      { status: "lost", paymentIntentId },
      { status: "payable", paymentIntentId: again.paymentIntentId },
    ]);
    await pay(again.paymentIntentId);
    expect(await reconcilePayment(again.paymentIntentId, CAUSE)).toEqual({ ok: true, status: "paid" });
  });

  test("does not keep a changed cart from being paid, and its own order gives its stock back", async () => {
    const { orderId, bowl, request } = await forgottenPayment();
    const { amount } = await prisma().price.findFirstOrThrow({ where: { productId: bowl } });
    await prisma().cartLine.updateMany({ where: { cartId: request.cartId }, data: { quantity: 1 } });
    await prisma().cart.update({ where: { id: request.cartId }, data: { version: { increment: 1 } } });
    const changed = {
      ...request,
      cartVersion: request.cartVersion + 1,
      expectedTotal: request.expectedTotal - amount,
    };
    const second = await started(changed);
    expect(second.orderId).not.toBe(orderId);
    expect(await statusOf(orderId)).toBe("canceled");
    expect(await stockOf(bowl)).toBe(4);
  });

  test("is no reason to keep an order that is canceled", async () => {
    const { orderId, paymentIntentId, bowl } = await forgottenPayment();
    expect(await cancelOrder(orderId, CAUSE)).toEqual({ ok: true, status: "canceled" });
    await expectLost(orderId, paymentIntentId);
    expect(await stockOf(bowl)).toBe(5);
  });

  test("is over once Stripe is asked, and staff read why; asking again adds nothing", async () => {
    const { orderId, paymentIntentId, bowl } = await forgottenPayment();
    for (let times = 0; times < 2; times++) {
      expect(await reconcilePayment(paymentIntentId, CAUSE)).toEqual({ ok: false, kind: "not_found" });
      await expectLost(orderId, paymentIntentId);
    }
    expect(await statusOf(orderId)).toBe("pending");
    expect(await stockOf(bowl)).toBe(3);
  });

  test("that was a bank debit under way opens its order again, with the cart filled", async () => {
    const { orderId, facts, productId } = await placePayment();
    await apply({ ...facts, status: "processing" });
    expect(await reconcilePayment(facts.id, CAUSE)).toEqual({ ok: false, kind: "not_found" });
    await expectLost(orderId, facts.id);
    expect(await orderOf(orderId)).toMatchObject({
      status: "pending",
      cart: { lines: [{ productId, quantity: 2 }] },
    });
  });
});

describe("an amount that is held, which Stripe no longer knows", () => {
  async function forgottenAmount() {
    const { orderId, facts, productId } = await placePayment({ manual: true });
    await apply({ ...facts, status: "requires_capture" });
    return { orderId, facts, productId };
  }

  test("is over once somebody wants to capture it", async () => {
    const { orderId, facts } = await forgottenAmount();
    const captureId = randomUUID();
    const attemptId = facts.attemptId ?? "";
    const request = { captureId, attemptId, what: { kind: "all" } } as const;
    expect(await applyCommand(orderId, { kind: "capture_requested", request }, "ann")).toBe("done");
    expect(await sendCapture(attemptId)).toEqual({ ok: true });
    expect(await orderOf(orderId)).toMatchObject({ status: "pending", attempts: [{ status: "lost" }] });
  });

  test("keeps nobody from ending its order", async () => {
    const { orderId, productId } = await forgottenAmount();
    expect(await cancelOrder(orderId, CAUSE)).toEqual({ ok: true, status: "canceled" });
    expect(await orderOf(orderId)).toMatchObject({ attempts: [{ status: "lost" }] });
    expect(await stockOf(productId)).toBe(10);
  });
});

describe("what Stripe once confirmed", () => {
  test("stays captured and paid, although Stripe no longer knows it", async () => {
    const { orderId, paymentIntentId } = await forgottenPayment();
    const { facts } = await placePayment();
    await apply(succeeded(facts));
    await stripeForgets();
    expect(await reconcilePayment(facts.id, CAUSE)).toEqual({ ok: false, kind: "not_found" });
    const paid = await orderOf(facts.orderId ?? "");
    expect(paid).toMatchObject({ status: "paid", attempts: [{ status: "captured" }] });
    expect(paid.timeline.some((row) => row.kind === "payment_lost")).toBe(false);
    expect(await attemptsOf(orderId)).toEqual([{ status: "payable", paymentIntentId }]);
  });

  test("counts when it turns up after its attempt was given up", async () => {
    const { orderId, facts } = await placePayment();
    await apply(facts);
    await reconcilePayment(facts.id, CAUSE);
    expect(await attemptsOf(orderId)).toMatchObject([{ status: "lost" }]);
    await apply(facts);
    expect(await attemptsOf(orderId)).toMatchObject([{ status: "lost" }]);
    expect(await jobsOf("cancel_payment_intent")).toEqual([{ paymentIntentId: facts.id }]);
    expect(await apply({ ...facts, status: "processing" }, { asked: true })).toBe("unchanged");
    expect(await apply(succeeded(facts))).toBe("applied");
    expect(await statusOf(orderId)).toBe("paid");
  });

  test("is left to a person when its successor has been paid as well", async () => {
    const { orderId, facts, request } = await placePayment();
    await apply(facts);
    await reconcilePayment(facts.id, CAUSE);
    const successor = await started(request);
    await pay(successor.paymentIntentId);
    await reconcilePayment(successor.paymentIntentId, CAUSE);
    expect(await apply(succeeded(facts))).toBe("review");
    expect(await orderOf(orderId)).toMatchObject({ status: "paid", reviewReason: "paid_twice" });
  });
});
