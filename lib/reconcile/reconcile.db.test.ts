import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { owner } from "@/lib/testing/database";
import { orderOf } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, started, statusOf } from "@/lib/testing/started-payment";
import { ask } from "./ask";
import { reconcile } from "./reconcile";
import { newRun } from "./run";
import { askAboutWaiting } from "./waiting";

const sandbox = setUpSandbox();
beforeEach(() => sandbox().control("faults/clear", {}));
afterEach(expectInvariantsToHold);

const CAUSE = { by: "reconcile" } as const;

/** An order whose shopper has pressed Pay, and who paid if `paid`; no event about it ever comes. */
async function order({ paid = true } = {}) {
  const made = await started(await fillCart({ [await stockProduct()]: 1 }));
  if (paid) await pay(made.paymentIntentId);
  return made;
}

/** As if this much time had passed since the order's payment was started and last asked about. */
async function age(orderId: string, minutes: number): Promise<void> {
  await owner().$executeRaw`
    UPDATE payment_attempt SET created_at = created_at - make_interval(mins => ${minutes}),
      asked_at = asked_at - make_interval(mins => ${minutes}) WHERE order_id = ${orderId}::uuid`;
}

test("35 captured payments whose events were lost are all paid after one run, and found again by none", async () => {
  const orders = [];
  for (let n = 0; n < 35; n++) orders.push(await order());
  const { findings: found, failed } = await reconcile(CAUSE);
  expect(failed).toEqual([]);
  expect(found.filter(({ kind, result }) => kind === "payment" && result === "mended")).toHaveLength(35);
  const statuses = await Promise.all(orders.map(({ orderId }) => statusOf(orderId)));
  expect(statuses.filter((status) => status === "paid")).toHaveLength(35);
  expect(await reconcile(CAUSE)).toEqual({ findings: [], failed: [] });
  const timeline = (await orderOf(orders[0]?.orderId ?? "")).timeline;
  expect(timeline.find(({ toStatus }) => toStatus === "paid")).toMatchObject({ cause: "reconcile" });
});

test("refunds and disputes made at Stripe whose events were lost leave their trace", async () => {
  const refunded = await order();
  const disputed = await order();
  await reconcile(CAUSE);
  const refund = await stripe().refunds.create({ payment_intent: refunded.paymentIntentId, amount: 1000 });
  await sandbox().control("disputes/open", { payment_intent: disputed.paymentIntentId });
  const { findings: found } = await reconcile(CAUSE);
  expect(found.map(({ kind, result }) => `${kind} ${result}`).sort()).toEqual([
    "dispute mended",
    "refund mended",
  ]);
  expect(await orderOf(refunded.orderId)).toMatchObject({
    refundedAmount: 1000,
    refunds: [{ stripeRefundId: refund.id, status: "succeeded" }],
  });
  expect(await orderOf(disputed.orderId)).toMatchObject({ disputeOpen: true });
  // What happens to them afterwards is found by asking about those that wait.
  const dispute = await prisma().dispute.findFirstOrThrow({ where: { orderId: disputed.orderId } });
  await sandbox().control("disputes/win", { dispute: dispute.id });
  await owner().$executeRaw`UPDATE dispute SET created_at = created_at - interval '1 day'`;
  await prisma().reconcileCursor.update({ where: { purpose: "disputes" }, data: { seenUntil: new Date() } });
  await reconcile(CAUSE);
  expect(await orderOf(disputed.orderId)).toMatchObject({ disputeOpen: false });
});

test("a page of other programs' payments hides none of ours behind it", async () => {
  const { orderId } = await order();
  await Promise.all(
    Array.from({ length: 110 }, () => stripe().paymentIntents.create({ amount: 500, currency: "usd" })),
  );
  await reconcile(CAUSE);
  expect(await statusOf(orderId)).toBe("paid");
});

test("a look that is told to go back further never begins later than the last one ended", async () => {
  const { orderId } = await order();
  await prisma().reconcileCursor.update({
    where: { purpose: "payments" },
    data: { seenUntil: new Date(Date.now() - 60 * 60_000) },
  });
  await reconcile(CAUSE, new Date(Date.now() + 60 * 60_000));
  expect(await statusOf(orderId)).toBe("paid");
});

test("captured money with our mark and no order of ours is left to a person, once", async () => {
  const { orderId, paymentIntentId } = await order({ paid: false });
  const { metadata } = await stripe().paymentIntents.retrieve(paymentIntentId);
  const gone = crypto.randomUUID();
  const stranger = await stripe().paymentIntents.create({
    amount: 700,
    currency: "usd",
    payment_method: "pm_card_visa",
    confirm: true,
    return_url: "http://localhost:3000/",
    metadata: { app: metadata.app ?? "", order_id: gone, attempt_id: gone },
  });
  const { findings: found } = await reconcile(CAUSE);
  expect(found).toEqual([{ kind: "payment", id: stranger.id, says: "succeeded", result: "review" }]);
  expect(await prisma().review.findMany({ where: { subject: stranger.id } })).toMatchObject([
    { reason: "unmatched_payment", orderId: null, closedAt: null },
  ]);
  expect((await reconcile(CAUSE)).findings).toEqual([]);
  expect(await statusOf(orderId)).toBe("pending");
});

describe("while Stripe does not answer", () => {
  test("what it listed is written down, nothing is moved on, and the next run mends it", async () => {
    const { orderId, paymentIntentId } = await order();
    const before = await prisma().reconcileCursor.findMany({ orderBy: { purpose: "asc" } });
    await sandbox().control("faults/requests", {
      kind: "error_before",
      method: "GET",
      path: `/v1/payment_intents/${paymentIntentId}`,
      times: 10,
    });
    const report = await reconcile(CAUSE);
    expect(report.failed.map(({ purpose }) => purpose)).toContain("payments");
    expect(report.findings).toMatchObject([{ id: paymentIntentId, result: "not_asked" }]);
    expect(await prisma().reconcileFinding.findUnique({ where: { subject: paymentIntentId } })).toMatchObject(
      {
        says: "succeeded",
        mendedAt: null,
      },
    );
    const after = await prisma().reconcileCursor.findUnique({ where: { purpose: "payments" } });
    expect(after?.error).toBe("indeterminate");
    expect(after?.seenUntil ?? null).toEqual(
      before.find(({ purpose }) => purpose === "payments")?.seenUntil ?? null,
    );
    expect(await statusOf(orderId)).toBe("pending");

    await sandbox().control("faults/clear", {});
    expect((await reconcile(CAUSE)).failed).toEqual([]);
    expect(await statusOf(orderId)).toBe("paid");
    expect(await prisma().reconcileFinding.count({ where: { mendedAt: null } })).toBe(0);
  });
});

test("what could not be applied stays written down until it is, and is forgotten when an event was faster", async () => {
  const { orderId, paymentIntentId } = await order();
  await owner().$executeRaw`ALTER TABLE "order" ADD CONSTRAINT broken CHECK (status <> 'paid') NOT VALID`;
  try {
    const { findings, failed } = await reconcile(CAUSE);
    expect(findings).toMatchObject([{ id: paymentIntentId, says: "succeeded", result: "failed" }]);
    expect(failed).toContainEqual({ purpose: "payments", why: "defect" });
    // One that cannot be applied does not make every later look begin as far back as this one.
    const cursor = await prisma().reconcileCursor.findUnique({ where: { purpose: "payments" } });
    expect(cursor?.error).toBeNull();
    await reconcile(CAUSE);
  } finally {
    await owner().$executeRaw`ALTER TABLE "order" DROP CONSTRAINT broken`;
  }
  const open = () => prisma().reconcileFinding.count({ where: { mendedAt: null } });
  expect(await open()).toBe(1);
  await ask("payment", paymentIntentId, CAUSE);
  expect(await statusOf(orderId)).toBe("paid");
  await reconcile(CAUSE);
  expect(await open()).toBe(0);
});

describe("an order that waits", () => {
  const askedAt = async (orderId: string) => (await orderOf(orderId)).attempts[0]?.askedAt ?? null;

  test("is asked about once it has waited for two minutes, and then less and less often", async () => {
    const { orderId } = await order({ paid: false });
    await reconcile(CAUSE);
    expect(await askedAt(orderId)).toBeNull();
    await age(orderId, 40);
    await reconcile(CAUSE);
    const first = await askedAt(orderId);
    expect(first).not.toBeNull();
    await reconcile(CAUSE);
    expect(await askedAt(orderId)).toEqual(first);
    // An eighth of forty minutes later.
    await age(orderId, 7);
    await reconcile(CAUSE);
    expect(await askedAt(orderId)).not.toBeNull();
    expect((await askedAt(orderId))?.getTime()).toBeGreaterThan(first?.getTime() ?? 0);
  });

  test("is found paid though its PaymentIntent was made long before what is listed", async () => {
    const { orderId } = await order();
    await age(orderId, 60 * 24);
    await askAboutWaiting(newRun(CAUSE));
    expect(await statusOf(orderId)).toBe("paid");
  });
});
