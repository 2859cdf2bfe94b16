import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { owner } from "@/lib/testing/database";
import { orderOf } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, started, strangersPayment } from "@/lib/testing/started-payment";
import type { ReviewReason } from "./decide/changes";
import type { ReviewChoice } from "./decide/review-choices";
import { reconcilePayment } from "./reconcile-payment";
import { reconcileRefund } from "./reconcile-refund";
import { judgeRefund, requestRefund } from "./refund-order";
import { declineStranger } from "./refund-stranger";
import { settleReview } from "./settle-review";

const sandbox = setUpSandbox();
afterEach(expectInvariantsToHold);

async function paidOrder({ card = "pm_card_visa", amount = 4800 } = {}) {
  const productId = await stockProduct({ amount });
  const { orderId, paymentIntentId } = await started(await fillCart({ [productId]: 2 }));
  await pay(paymentIntentId, card);
  await reconcilePayment(paymentIntentId, { by: "system" });
  return { orderId, paymentIntentId };
}

/** An order that was paid a second time, by an attempt that was given up. */
async function paidTwice({ amount = 4800 } = {}) {
  const { orderId, paymentIntentId } = await paidOrder({ amount });
  const attemptId = randomUUID();
  const { totalAmount } = await orderOf(orderId);
  const second = await strangersPayment(
    { order_id: orderId, attempt_id: attemptId },
    { amount: totalAmount },
  );
  await owner().paymentAttempt.create({
    data: {
      ...{ id: attemptId, orderId, status: "canceled", idempotencyKey: randomUUID(), params: {} },
      ...{ amount: totalAmount, currency: "usd", paymentIntentId: second },
    },
  });
  await reconcilePayment(second, { by: "system" });
  return { orderId, older: paymentIntentId, newer: second, review: await reviewOf("paid_twice", second) };
}

const reviewOf = async (reason: ReviewReason, subject: string) =>
  (await prisma().review.findFirstOrThrow({ where: { reason, subject, closedAt: null } })).id;
const closedReview = (id: string) => prisma().review.findUniqueOrThrow({ where: { id } });

const settle = (id: string, choice: ReviewChoice, { by = "ann", key = randomUUID() as string } = {}) =>
  settleReview(id, { by, choice, note: "seen to" }, key);

const refundsAtStripe = async (payment_intent: string) =>
  (await stripe().refunds.list({ payment_intent })).data.map(({ amount }) => amount);

describe("an order that was paid twice", () => {
  test.each(["refund_older", "refund_newer"] as const)(
    "%s gives that payment back, closes the review in a name, and the order stays paid",
    async (choice) => {
      const { orderId, older, newer, review } = await paidTwice();
      expect(await settle(review, choice)).toMatchObject({ ok: true, refund: { status: "succeeded" } });
      expect(await closedReview(review)).toMatchObject({
        ...{ closedBy: "ann", resolution: choice, note: "seen to", closedAt: expect.any(Date) },
      });
      const [back, kept] = choice === "refund_older" ? [older, newer] : [newer, older];
      expect(await refundsAtStripe(back)).toEqual([10_100]);
      expect(await refundsAtStripe(kept)).toEqual([]);
      expect(await orderOf(orderId)).toMatchObject({ status: "paid", reviewReason: null });
    },
  );

  test("is settled once, also when eight people choose at once", async () => {
    const { older, newer, review } = await paidTwice();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        settle(review, n % 2 ? "refund_older" : "refund_newer", { by: `s${n}` }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect([...(await refundsAtStripe(older)), ...(await refundsAtStripe(newer))]).toEqual([10_100]);
  });

  test("sent twice is the same refund", async () => {
    const { newer, review } = await paidTwice();
    const key = randomUUID();
    const answers = [
      await settle(review, "refund_newer", { key }),
      await settle(review, "refund_newer", { key }),
    ];
    expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await refundsAtStripe(newer)).toEqual([10_100]);
  });

  test("above the shop's sum stays under review until a second person has approved", async () => {
    const { orderId, review } = await paidTwice({ amount: 30_000 });
    expect(await settle(review, "refund_newer")).toMatchObject({ refund: { status: "awaiting_approval" } });
    expect((await orderOf(orderId)).reviewReason).toBe("paid_twice");
    const [refund] = (await orderOf(orderId)).refunds;
    await judgeRefund(orderId, { refundId: refund?.id ?? "", approved: true, by: "bob" });
    expect(await closedReview(review)).toMatchObject({ closedBy: "bob", resolution: "refund_newer" });
    expect((await orderOf(orderId)).reviewReason).toBeNull();
  });

  test("can be left as it is, in somebody's name", async () => {
    const { orderId, review } = await paidTwice();
    expect(await settle(review, "handled_outside")).toMatchObject({ ok: true, refund: null });
    const timeline = (await orderOf(orderId)).timeline.at(-1);
    expect(timeline).toMatchObject({
      ...{ kind: "review_closed", cause: "staff:ann" },
      detail: { reason: "paid_twice", choice: "handled_outside", note: "seen to" },
    });
  });
});

describe("a refund that failed", () => {
  test("is tried again as a new refund, and its review closed", async () => {
    const { orderId } = await paidOrder({ card: "pm_card_refundFail" });
    const attemptId = (await orderOf(orderId)).attempts[0]?.id ?? "";
    const refundId = randomUUID();
    await requestRefund(orderId, {
      ...{ refundId, attemptId, what: { kind: "rest" }, restock: true, reason: "returned" },
      ...{ note: null, by: "ann" },
    });
    const { stripeRefundId } = await prisma().refund.findUniqueOrThrow({ where: { id: refundId } });
    await sandbox()
      .control("refunds/fail", { refund: stripeRefundId })
      .catch(() => undefined);
    await reconcileRefund(stripeRefundId ?? "", { by: "system" });
    expect((await orderOf(orderId)).reviewReason).toBe("refund_failed");
    const review = await reviewOf("refund_failed", refundId);
    expect((await settle(review, "try_again")).ok).toBe(true);
    const { refunds, reviewReason } = await orderOf(orderId);
    expect(reviewReason).toBeNull();
    expect(refunds.find(({ id }) => id !== refundId)).toMatchObject({
      ...{ amount: 10_100, reason: "returned", requestedBy: "ann", restock: false },
    });
  });
});

describe("money that no attempt of ours asked for", () => {
  test("of an order of ours goes back as a whole, and the order's review is closed", async () => {
    const { orderId } = await paidOrder();
    const stranger = await strangersPayment({ order_id: orderId });
    await reconcilePayment(stranger, { by: "system" });
    const review = await reviewOf("unknown_attempt", stranger);
    expect(await settle(review, "refund_it")).toMatchObject({ ok: true, refund: null });
    expect(await refundsAtStripe(stranger)).toEqual([10_100]);
    expect((await orderOf(orderId)).reviewReason).toBeNull();
  });

  test("that belongs to no order goes back once, however many press the button", async () => {
    const stranger = await strangersPayment({ order_id: randomUUID() });
    await reconcilePayment(stranger, { by: "system" });
    const review = await reviewOf("unmatched_payment", stranger);
    const answers = await Promise.all(
      ["ann", "bob", "cleo"].map((by) => settle(review, "refund_it", { by })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual(
      Array.from({ length: 2 }, () => ({ ok: false, kind: "review_closed" })),
    );
    expect(await refundsAtStripe(stranger)).toEqual([10_100]);
    expect(await closedReview(review)).toMatchObject({ resolution: "refund_it", note: "seen to" });
  });

  test("is not closed by a choice that its reason does not leave", async () => {
    const stranger = await strangersPayment({});
    await reconcilePayment(stranger, { by: "system" });
    const review = await reviewOf("unmatched_payment", stranger);
    expect(await settle(review, "refund_older")).toEqual({ ok: false, kind: "no_such_choice" });
    expect((await closedReview(review)).closedAt).toBeNull();
  });

  test("that is only held is let go", async () => {
    const stranger = await strangersPayment({}, { capture_method: "manual" });
    await reconcilePayment(stranger, { by: "system" });
    const review = await reviewOf("unmatched_payment", stranger);
    expect(await settle(review, "refund_it")).toMatchObject({ ok: true, refund: null });
    expect((await stripe().paymentIntents.retrieve(stranger)).status).toBe("canceled");
  });

  describe("above the shop's sum", () => {
    async function much() {
      const stranger = await strangersPayment({}, { amount: 50_001 });
      await reconcilePayment(stranger, { by: "system" });
      return { stranger, review: await reviewOf("unmatched_payment", stranger) };
    }
    const WAITS = { ok: false, kind: "waits_for_approval" };

    test("waits until a second person approves it; both are named", async () => {
      const { stranger, review } = await much();
      expect(await settle(review, "refund_it")).toEqual(WAITS);
      expect(await settle(review, "refund_it")).toEqual({ ok: false, kind: "same_person" });
      expect(await settle(review, "handled_outside", { by: "bob" })).toEqual({
        ok: false,
        kind: "refund_waits",
      });
      expect(await refundsAtStripe(stranger)).toEqual([]);
      expect((await closedReview(review)).closedAt).toBeNull();
      expect(await settle(review, "refund_it", { by: "bob" })).toMatchObject({ ok: true });
      expect(await refundsAtStripe(stranger)).toEqual([50_001]);
      expect(await closedReview(review)).toMatchObject({
        ...{ refundAskedBy: "ann", closedBy: "bob", resolution: "refund_it" },
      });
    });

    test("is not sent by one person who presses eight times at once", async () => {
      const { stranger, review } = await much();
      const answers = await Promise.all(Array.from({ length: 8 }, () => settle(review, "refund_it")));
      expect(answers.filter(({ ok }) => ok)).toEqual([]);
      expect(await refundsAtStripe(stranger)).toEqual([]);
    });

    test("is declined by another person, and can be asked for again or dealt with outside", async () => {
      const { stranger, review } = await much();
      expect(await declineStranger(review, "bob")).toEqual({ ok: false, kind: "not_waiting" });
      await settle(review, "refund_it");
      expect(await declineStranger(review, "ann")).toEqual({ ok: false, kind: "same_person" });
      expect(await declineStranger(review, "bob")).toEqual({ ok: true });
      expect(await refundsAtStripe(stranger)).toEqual([]);
      expect(await settle(review, "refund_it", { by: "bob" })).toEqual(WAITS);
      expect(await declineStranger(review, "ann")).toEqual({ ok: true });
      expect(await settle(review, "handled_outside")).toMatchObject({ ok: true });
    });
  });

  test("that Stripe does not answer about stays under review", async () => {
    const stranger = await strangersPayment({});
    await reconcilePayment(stranger, { by: "system" });
    const review = await reviewOf("unmatched_payment", stranger);
    await sandbox().control("payments/forget", { payment_intent: stranger });
    expect(await settle(review, "refund_it")).toMatchObject({ ok: false, kind: "stripe" });
    expect((await closedReview(review)).closedAt).toBeNull();
    expect(await settle(review, "handled_outside")).toMatchObject({ ok: true, refund: null });
  });
});

describe("an authorization of a payment that was to be captured at once", () => {
  async function heldByMistake() {
    const productId = await stockProduct();
    const { orderId, paymentIntentId } = await started(await fillCart({ [productId]: 2 }));
    // Somebody changed how the PaymentIntent is captured.
    await stripe().paymentIntents.update(paymentIntentId, { capture_method: "manual" });
    await pay(paymentIntentId);
    await reconcilePayment(paymentIntentId, { by: "system" });
    return { orderId, paymentIntentId, review: await reviewOf("authorized_not_captured", paymentIntentId) };
  }

  test("is canceled, and its order ends", async () => {
    const { orderId, paymentIntentId, review } = await heldByMistake();
    expect(await settle(review, "cancel_authorization")).toMatchObject({
      ok: true,
      capture: { status: "canceled", captureAmount: 0 },
    });
    expect((await stripe().paymentIntents.retrieve(paymentIntentId)).status).toBe("canceled");
    expect(await orderOf(orderId)).toMatchObject({ status: "canceled", reviewReason: null });
  });

  test("is captured, and its order is paid", async () => {
    const { orderId, review } = await heldByMistake();
    expect(await settle(review, "capture_it")).toMatchObject({ ok: true, capture: { status: "captured" } });
    expect(await orderOf(orderId)).toMatchObject({ status: "paid", reviewReason: null });
  });
});

describe("a part that was captured in the Dashboard", () => {
  async function takenElsewhere() {
    const productId = await stockProduct();
    const { orderId, paymentIntentId } = await started(await fillCart({ [productId]: 2 }));
    await stripe().paymentIntents.update(paymentIntentId, { capture_method: "manual" });
    await pay(paymentIntentId);
    await stripe().paymentIntents.capture(paymentIntentId, { amount_to_capture: 1000 });
    await reconcilePayment(paymentIntentId, { by: "system" });
    return { orderId, review: await reviewOf("another_captured_amount", paymentIntentId) };
  }

  test("pays the order once a person takes it as the payment", async () => {
    const { orderId, review } = await takenElsewhere();
    expect(await orderOf(orderId)).toMatchObject({
      status: "processing",
      reviewReason: "another_captured_amount",
      attempts: [{ status: "captured", amountReceived: 1000 }],
    });
    expect(await settle(review, "accept_amount")).toEqual({ ok: true, refund: null, capture: null });
    expect(await orderOf(orderId)).toMatchObject({
      status: "paid",
      reviewReason: null,
      attempts: [{ amountReceived: 1000, captureAmount: 1000 }],
    });
  });

  test("goes back, and the order ends", async () => {
    const { orderId, review } = await takenElsewhere();
    expect(await settle(review, "refund_captured")).toMatchObject({
      ok: true,
      refund: { status: "succeeded", amount: 1000 },
    });
    expect(await orderOf(orderId)).toMatchObject({ status: "canceled", refundedAmount: 1000 });
  });
});

test("a choice that the review does not have changes nothing", async () => {
  const { review } = await paidTwice();
  expect(await settle(review, "keep")).toEqual({ ok: false, kind: "no_such_choice" });
  expect(await settle(randomUUID(), "keep")).toEqual({ ok: false, kind: "review_closed" });
  expect((await closedReview(review)).closedAt).toBeNull();
});

test("a choice that a review does not offer is refused, and it stays open", async () => {
  const { review } = await paidTwice();
  expect(await settle(review, "cancel_authorization")).toEqual({ ok: false, kind: "no_such_choice" });
  expect(await closedReview(review)).toMatchObject({ closedAt: null });
});

test("a review that is not there is closed to everybody", async () => {
  expect(await settle(randomUUID(), "refund_it")).toEqual({ ok: false, kind: "review_closed" });
});
