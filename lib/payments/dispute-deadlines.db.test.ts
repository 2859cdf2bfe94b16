import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import type { DisputeFacts } from "@/lib/stripe/dispute-facts";
import { setUpDatabase } from "@/lib/testing/database";
import { apply, orderOf, placePayment, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold } from "@/lib/testing/shop";
import { applyFact } from "./apply-fact";
import { tellDisputeDeadlines } from "./dispute-deadlines";

setUpDatabase();
afterEach(expectInvariantsToHold);

const DAY = 24 * 60 * 60;

/** A paid order whose payment is disputed, with evidence due in so many days. */
async function disputed(days: number, more: Partial<DisputeFacts> = {}) {
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  const dispute: DisputeFacts = {
    ...{ id: `du_${randomUUID().replaceAll("-", "")}`, status: "needs_response", reason: "fraudulent" },
    ...{ amount: facts.amount, currency: "usd", paymentIntentId: facts.id },
    ...{ dueBy: Math.floor(Date.now() / 1000 + days * DAY), fundsWithdrawn: true, chargeRefundable: false },
    ...more,
  };
  const tell = (changed: Partial<DisputeFacts>) =>
    applyFact({
      fact: { kind: "dispute", dispute: { ...dispute, ...changed }, asked: true },
      cause: { by: "webhook" },
    });
  await tell({});
  return { orderId, dispute, tell };
}

const reviewsOf = (orderId: string) =>
  prisma().review.findMany({ where: { orderId, reason: "dispute_deadline" }, orderBy: { openedAt: "asc" } });

test("three days before evidence is due a person is told, once", async () => {
  const { orderId, dispute } = await disputed(2.9);
  const told = await Promise.all([tellDisputeDeadlines(), tellDisputeDeadlines(), tellDisputeDeadlines()]);
  expect(told.reduce((sum, one) => sum + one)).toBe(1);
  expect(await tellDisputeDeadlines()).toBe(0);
  expect(await reviewsOf(orderId)).toMatchObject([{ subject: `${dispute.id}:${dispute.dueBy}` }]);
  const order = await orderOf(orderId);
  expect(order.reviewReason).toBe("dispute_deadline");
  expect(order.timeline.map(({ kind }) => kind).slice(-2)).toEqual(["dispute_deadline", "review_opened"]);
});

test("a deadline that was missed while no worker ran is told all the same", async () => {
  const { orderId } = await disputed(-1);
  await tellDisputeDeadlines();
  expect(await reviewsOf(orderId)).toHaveLength(1);
});

test.each([
  ["later", 3.1, {}],
  ["of a dispute the bank looks at", 1, { status: "under_review" }],
  ["of a dispute that is over", 1, { status: "won" }],
  ["that Stripe does not give", 1, { dueBy: null }],
] as const)("nobody is told of evidence %s", async (_, days, more) => {
  const { orderId } = await disputed(days, more);
  await tellDisputeDeadlines();
  expect(await reviewsOf(orderId)).toEqual([]);
});

test("the deadline of an appeal is told anew, also when somebody has closed the first review", async () => {
  const { orderId, dispute, tell } = await disputed(1);
  await tellDisputeDeadlines();
  await tell({ status: "lost" });
  await tell({ status: "appeal_needs_response", dueBy: (dispute.dueBy ?? 0) + DAY });
  await tellDisputeDeadlines();
  expect(await reviewsOf(orderId)).toHaveLength(2);
});
