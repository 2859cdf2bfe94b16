import { afterAll, afterEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { orderOf } from "@/lib/testing/payment";
import { startTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, started, statusOf } from "@/lib/testing/started-payment";
import { takeMissedEvents } from "./missed-events";
import { newRun } from "./run";

let sandbox: TestSandbox;
setUpDatabase(async () => {
  // Nothing listens there: Stripe tries for days and reaches nobody.
  sandbox = await startTestSandbox({ webhook: "http://127.0.0.1:9/api/webhooks" });
  return sandbox.settings;
});
afterAll(() => sandbox.stop());
afterEach(expectInvariantsToHold);

const HOUR_MS = 60 * 60_000;

async function takeAll() {
  const run = newRun({ by: "reconcile" });
  const listed = await takeMissedEvents(run, new Date(Date.now() - HOUR_MS), new Date(Date.now() + HOUR_MS));
  expect(listed).toEqual({ ok: true });
  return run.findings;
}

test("events that could not be delivered are taken in through the inbox, once, and pay the order", async () => {
  const { orderId, paymentIntentId } = await started(await fillCart({ [await stockProduct()]: 1 }));
  await pay(paymentIntentId);
  const findings = await takeAll();
  expect(findings.map(({ says, result }) => `${says} ${result}`).sort()).toEqual([
    "payment_intent.created mended",
    "payment_intent.succeeded mended",
  ]);
  expect(await statusOf(orderId)).toBe("paid");
  const stored = await prisma().webhookEvent.findMany({ where: { paymentIntentId } });
  expect(stored.map(({ type, outcome, attempts }) => ({ type, outcome, attempts }))).toContainEqual({
    type: "payment_intent.succeeded",
    outcome: "applied",
    attempts: 1,
  });
  const paid = (await orderOf(orderId)).timeline.find(({ toStatus }) => toStatus === "paid");
  expect(paid?.cause).toBe("reconcile");
  expect(paid?.webhookEventId).toMatch(/^evt_/);
  expect(await takeAll()).toEqual([]);
});

test("one that is too young is left to Stripe, which may still deliver it", async () => {
  const { paymentIntentId } = await started(await fillCart({ [await stockProduct()]: 1 }));
  await pay(paymentIntentId);
  const run = newRun({ by: "reconcile" });
  await takeMissedEvents(run, new Date(Date.now() - HOUR_MS));
  expect(run.findings).toEqual([]);
});
