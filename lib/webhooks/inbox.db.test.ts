import { afterEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { verifyEvent } from "@/lib/stripe/verify-event";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { emptyOutbox } from "@/lib/testing/jobs";
import { eventAbout, jobsOf, placePayment, queuedReconciles, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold } from "@/lib/testing/shop";
import { signatureFor, WEBHOOK_SECRET } from "@/lib/testing/signature";
import { receiveEvent } from "./inbox";

setUpDatabase();
afterEach(expectInvariantsToHold);

const stored = (id: string) => prisma().webhookEvent.findUnique({ where: { id } });
const statusOf = async (orderId: string) =>
  (await prisma().order.findUniqueOrThrow({ where: { id: orderId } })).status;

test("an event is recorded, applied and followed up at once", async () => {
  const { orderId, facts } = await placePayment();
  const event = eventAbout("payment_intent.succeeded", succeeded(facts));
  expect(await receiveEvent(event)).toBe("applied");
  expect(await statusOf(orderId)).toBe("paid");
  expect(await stored(event.id)).toMatchObject({
    outcome: "applied",
    paymentIntentId: facts.id,
    attempts: 1,
    payload: JSON.parse(event.payload),
  });
  const timeline = await prisma().orderEvent.findMany({ where: { orderId, cause: "webhook" } });
  expect(timeline.length).toBeGreaterThan(0);
  for (const row of timeline) expect(row.webhookEventId).toBe(event.id);
  const [mail] = await prisma().mail.findMany({ where: { orderId } });
  expect(await jobsOf("send_mail")).toContainEqual({ mailId: mail?.id });
});

test("fifty deliveries of one event at once have one effect", async () => {
  const { orderId, facts } = await placePayment();
  const event = eventAbout("payment_intent.succeeded", succeeded(facts));
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => receiveEvent(event)));
  expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "duplicate")).toHaveLength(49);
  const paid = await prisma().orderEvent.count({ where: { orderId, toStatus: "paid" } });
  expect(paid).toBe(1);
});

test("thirty events of thirty orders at once, and again in reverse, have each its effect once", async () => {
  const placed = await Promise.all(Array.from({ length: 30 }, () => placePayment()));
  const events = placed.map(({ facts }) => eventAbout("payment_intent.succeeded", succeeded(facts)));
  const outcomes = await Promise.all([...events, ...events.toReversed()].map((event) => receiveEvent(event)));
  expect(outcomes.sort()).toEqual([
    ...Array.from({ length: 30 }, () => "applied"),
    ...Array.from({ length: 30 }, () => "duplicate"),
  ]);
  for (const { orderId } of placed) expect(await statusOf(orderId)).toBe("paid");
  const stored = await prisma().webhookEvent.findMany({ where: { id: { in: events.map(({ id }) => id) } } });
  expect(stored.map(({ attempts, outcome }) => [attempts, outcome])).toEqual(
    events.map(() => [1, "applied"]),
  );
});

test("two events for one fact have one effect", async () => {
  const { orderId, facts } = await placePayment();
  const twins = [1, 2].map(() => eventAbout("payment_intent.succeeded", succeeded(facts)));
  const outcomes = await Promise.all(twins.map((twin) => receiveEvent(twin)));
  expect(outcomes.sort()).toEqual(["applied", "unchanged"]);
  expect(await prisma().mail.count({ where: { orderId } })).toBe(1);
});

describe("events that change no order are still recorded", () => {
  test("a type without a handler", async () => {
    const { facts } = await placePayment();
    const event = eventAbout("charge.updated", facts);
    expect(await receiveEvent(event)).toBe("recorded");
    expect(await receiveEvent(event)).toBe("duplicate");
    expect(await stored(event.id)).toMatchObject({ outcome: "recorded" });
  });

  test("a type named like a member of every object", async () => {
    const { facts } = await placePayment();
    expect(await receiveEvent(eventAbout("constructor", facts))).toBe("recorded");
  });

  test("another program's payment", async () => {
    const { orderId, facts } = await placePayment();
    const event = eventAbout("payment_intent.succeeded", { ...succeeded(facts), app: "another" });
    expect(await receiveEvent(event)).toBe("foreign");
    expect(await statusOf(orderId)).toBe("pending");
    expect(await stored(event.id)).toMatchObject({ outcome: "foreign" });
  });

  test("another mode", async () => {
    const { orderId, facts } = await placePayment();
    const event = eventAbout("payment_intent.succeeded", { ...succeeded(facts), livemode: true });
    expect(await receiveEvent(event)).toBe("another_mode");
    expect(await statusOf(orderId)).toBe("pending");
  });

  test("a PaymentIntent of a shape we cannot read, about which Stripe is asked instead", async () => {
    const { facts } = await placePayment();
    const event = eventAbout("payment_intent.succeeded", succeeded(facts));
    const odd = { ...event, object: { ...event.object, raw: { id: facts.id, object: "payment_intent" } } };
    expect(await receiveEvent(odd)).toBe("unreadable");
    expect(await queuedReconciles(facts.id)).toBe(1);
  });

  test("delivered once more after Stripe was asked, asks nothing again; nor does one that can be read", async () => {
    const { facts } = await placePayment();
    const event = eventAbout("payment_intent.succeeded", succeeded(facts));
    const odd = { ...event, object: { ...event.object, raw: { id: facts.id, object: "payment_intent" } } };
    await receiveEvent(odd);
    await emptyOutbox();
    await owner().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    expect(await receiveEvent(odd)).toBe("duplicate");
    expect(await queuedReconciles(facts.id)).toBe(0);
    expect(await receiveEvent(eventAbout("payment_intent.succeeded", succeeded(facts)))).toBe("applied");
    expect(await queuedReconciles(facts.id)).toBe(0);
  });

  test("text that only the looser JSON type can hold", async () => {
    const { facts } = await placePayment();
    const event = eventAbout("invoice.created", facts);
    const payload = event.payload.replace('"invoice.created"', '"invoice.created", "note": "\\u0000"');
    expect(await receiveEvent({ ...event, payload })).toBe("recorded");
  });
});

describe("U+0000 in a signed event, which no text of the database can hold, is recorded like any other", () => {
  const NUL = "\u0000";

  async function deliver(payload: string) {
    const verified = verifyEvent(Buffer.from(payload), signatureFor(payload), [WEBHOOK_SECRET]);
    if (!verified.ok) throw new Error(verified.reason);
    const receipt = await receiveEvent(verified.event);
    expect(await stored(verified.event.id)).toMatchObject({ payload: JSON.parse(payload), lastError: null });
    return receipt;
  }

  test("in a decline", async () => {
    const { orderId, facts } = await placePayment();
    const decline = { id: `ch_${NUL}`, code: `card${NUL}` };
    expect(await deliver(eventAbout("payment_intent.payment_failed", { ...facts, decline }).payload)).toBe(
      "applied",
    );
    expect(await statusOf(orderId)).toBe("pending");
  });

  test("in the names of its objects", async () => {
    const { facts } = await placePayment();
    const { payload } = eventAbout("charge.updated", { ...facts, id: `pi_${NUL}` });
    expect(await deliver(payload)).toBe("recorded");
  });
});

describe("when applying fails", () => {
  // A real failure of the database: the order's row cannot be changed while this holds.
  async function whileOrdersRefuse(work: () => Promise<void>): Promise<void> {
    await owner().$executeRaw`ALTER TABLE "order" ADD CONSTRAINT broken CHECK (status <> 'paid') NOT VALID`;
    try {
      await work();
    } finally {
      await owner().$executeRaw`ALTER TABLE "order" DROP CONSTRAINT broken`;
    }
  }

  test("nothing but the failure is kept, and the next delivery succeeds", async () => {
    const { orderId, facts } = await placePayment();
    const event = eventAbout("payment_intent.succeeded", succeeded(facts));
    await whileOrdersRefuse(async () => {
      await expect(receiveEvent(event)).rejects.toThrow();
      await expect(receiveEvent(event)).rejects.toThrow();
    });
    expect(await stored(event.id)).toMatchObject({ handledAt: null, outcome: null, attempts: 2 });
    expect((await stored(event.id))?.lastError).toContain("broken");
    expect(await statusOf(orderId)).toBe("pending");
    expect(await prisma().mail.count({ where: { orderId } })).toBe(0);

    expect(await receiveEvent(event)).toBe("applied");
    expect(await statusOf(orderId)).toBe("paid");
    expect(await stored(event.id)).toMatchObject({ outcome: "applied", attempts: 3 });
  });
});
