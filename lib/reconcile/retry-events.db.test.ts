import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { parseEvent, type VerifiedEvent } from "@/lib/stripe/parse-event";
import { owner } from "@/lib/testing/database";
import { eventAbout, orderOf, placePayment, succeeded } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, started, statusOf } from "@/lib/testing/started-payment";
import { receiveEvent } from "@/lib/webhooks/inbox";
import { MOST_TRIES } from "@/lib/webhooks/outcomes";
import { replayEvent } from "./replay-event";
import { retryEvents } from "./retry-events";

const sandbox = setUpSandbox();
afterEach(expectInvariantsToHold);

const stored = (id: string) => prisma().webhookEvent.findUniqueOrThrow({ where: { id } });

/** As if the event's wait were over, and then what the worker does every minute. */
async function retryNow(id: string): Promise<void> {
  await prisma().webhookEvent.update({ where: { id }, data: { retryAt: new Date(0) } });
  await retryEvents();
}

function eventOf(type: string, object: object): VerifiedEvent {
  const id = `evt_${randomUUID().replaceAll("-", "")}`;
  const event = parseEvent(JSON.stringify({ id, object: "event", type, livemode: false, data: { object } }));
  if (!event) throw new Error("no event");
  return event;
}

const minutesUntil = (at: Date | null) => Math.round(((at?.getTime() ?? 0) - Date.now()) / 60_000);

/** A real failure of the database: the order cannot become paid while this holds. */
async function whilePaidIsRefused(work: () => Promise<void>): Promise<void> {
  await owner().$executeRaw`ALTER TABLE "order" ADD CONSTRAINT broken CHECK (status <> 'paid') NOT VALID`;
  try {
    await work();
  } finally {
    await owner().$executeRaw`ALTER TABLE "order" DROP CONSTRAINT broken`;
  }
}

describe("a refund whose payment is not known here yet", () => {
  test("is parked, and applied once Stripe has said whose payment it is", async () => {
    const { orderId, paymentIntentId } = await started(await fillCart({ [await stockProduct()]: 1 }));
    await pay(paymentIntentId);
    const refund = await stripe().refunds.create({ payment_intent: paymentIntentId, amount: 500 });
    // The answer that named the PaymentIntent was lost.
    await owner().$executeRaw`
      UPDATE payment_attempt SET payment_intent_id = NULL, status = 'starting' WHERE order_id = ${orderId}::uuid`;
    const event = eventOf("refund.created", refund);
    expect(await receiveEvent(event)).toBe("parked");
    const parked = await stored(event.id);
    expect(parked).toMatchObject({ outcome: "parked", handledAt: null, attempts: 1 });
    expect(minutesUntil(parked.retryAt)).toBe(1);
    await retryEvents();
    expect(await stored(event.id)).toMatchObject({ attempts: 1 });

    await retryNow(event.id);
    expect(await orderOf(orderId)).toMatchObject({ status: "paid", refundedAmount: 500 });
    expect(await stored(event.id)).toMatchObject({ outcome: "applied", attempts: 2, retryAt: null });
    expect((await stored(event.id)).handledAt).not.toBeNull();
  });

  test("of another program is known as that after one question", async () => {
    const theirs = await stripe().paymentIntents.create({
      amount: 900,
      currency: "usd",
      payment_method: "pm_card_visa",
      confirm: true,
      return_url: "http://localhost:3000/",
    });
    const refund = await stripe().refunds.create({ payment_intent: theirs.id });
    const event = eventOf("refund.created", refund);
    expect(await receiveEvent(event)).toBe("parked");
    await retryNow(event.id);
    expect(await stored(event.id)).toMatchObject({ outcome: "foreign", retryAt: null });
  });

  test("waits without counting a try while Stripe does not answer", async () => {
    const refund = { id: "re_1", object: "refund", status: "succeeded", amount: 1, currency: "usd" };
    const event = eventOf("refund.created", { ...refund, payment_intent: "pi_unasked" });
    await receiveEvent(event);
    const path = "/v1/payment_intents/pi_unasked";
    await sandbox().control("faults/requests", { kind: "error_before", method: "GET", path, times: 3 });
    await retryNow(event.id);
    expect(await stored(event.id)).toMatchObject({ outcome: "parked", attempts: 1 });
  });
});

test("one that never finds what it is about waits longer and longer, ends as dead, and is left alone", async () => {
  const { facts } = await placePayment();
  const gone = randomUUID();
  const event = eventAbout("payment_intent.created", { ...facts, orderId: gone, attemptId: gone });
  expect(await receiveEvent(event)).toBe("parked");
  const waits = [minutesUntil((await stored(event.id)).retryAt)];
  for (let tries = 2; tries < MOST_TRIES; tries++) {
    await retryNow(event.id);
    waits.push(minutesUntil((await stored(event.id)).retryAt));
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
  await retryNow(event.id);
  expect(await stored(event.id)).toMatchObject({
    outcome: "dead",
    attempts: MOST_TRIES,
    retryAt: null,
    handledAt: null,
    lastError: "No order here has what it is about.",
  });
  await retryEvents();
  expect(await stored(event.id)).toMatchObject({ attempts: MOST_TRIES });
});

test("one that fails each time is dead in the end; replayed by staff it has its effect, and no second one", async () => {
  const { orderId, facts } = await placePayment();
  const event = eventAbout("payment_intent.succeeded", succeeded(facts));
  await whilePaidIsRefused(async () => {
    await expect(receiveEvent(event)).rejects.toThrow();
    expect(minutesUntil((await stored(event.id)).retryAt)).toBe(1);
    for (let tries = 2; tries <= MOST_TRIES; tries++) await retryNow(event.id);
    expect(await stored(event.id)).toMatchObject({ outcome: "dead", attempts: MOST_TRIES, retryAt: null });
    expect(await replayEvent(event.id, "staff:u1")).toEqual({ ok: false, kind: "failed" });
  });
  expect(await replayEvent(event.id, "staff:u1")).toEqual({ ok: true, outcome: "applied" });
  expect(await statusOf(orderId)).toBe("paid");
  const paid = (await orderOf(orderId)).timeline.filter(({ toStatus }) => toStatus === "paid");
  expect(paid).toMatchObject([{ cause: "staff:u1", webhookEventId: event.id }]);
  expect(await replayEvent(event.id, "staff:u1")).toEqual({ ok: false, kind: "had_its_effect" });
});

test("what was handled without effect can be replayed, and what is not there cannot", async () => {
  const { facts } = await placePayment();
  const event = eventAbout("payment_intent.created", facts);
  expect(await receiveEvent(event)).toBe("applied");
  const later = eventAbout("payment_intent.created", facts);
  expect(await receiveEvent(later)).toBe("unchanged");
  expect(await replayEvent(later.id, "staff:u1")).toEqual({ ok: true, outcome: "unchanged" });
  expect(await stored(later.id)).toMatchObject({ attempts: 2, outcome: "unchanged" });
  expect(await replayEvent("evt_none", "staff:u1")).toEqual({ ok: false, kind: "gone" });
});
