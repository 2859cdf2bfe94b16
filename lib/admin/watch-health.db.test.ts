import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { prisma } from "@/lib/prisma";
import { recordFound, recordMended } from "@/lib/reconcile/findings";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { apply, eventAbout, placePayment, succeeded } from "@/lib/testing/payment";
import { receiveEvent } from "@/lib/webhooks/inbox";
import { noteAcceptedSignature, noteRefusedSignature } from "@/lib/webhooks/signatures";
import type { Health } from "./health";
import { type HealthFacts, readHealthFacts } from "./health-facts";
import { judgeHealth, type Signal, worstLight } from "./judge-health";

setUpDatabase();

const ALL_HOLD: Health = { kind: "checked", broken: [] };

/** How one thing stands, read anew. */
async function look(name: string): Promise<Signal> {
  const signal = judgeHealth(await readHealthFacts(), ALL_HOLD).find((one) => one.name === name);
  if (!signal) throw new Error(`nothing called ${name} is watched`);
  return signal;
}

const lightOf = async (name: string) => (await look(name)).light;

/** A shop that runs as it should: a worker lives, and Stripe was asked a moment ago. */
beforeEach(async () => {
  await prisma().$executeRaw`
    INSERT INTO worker_life (worker_id) VALUES ('pool-1') ON CONFLICT (worker_id) DO UPDATE SET beat_at = now()`;
  await prisma().$executeRaw`
    INSERT INTO reconcile_cursor (purpose, seen_until) VALUES ('payments', now())
    ON CONFLICT (purpose) DO UPDATE SET tried_at = now(), error = NULL`;
});

test("a shop that runs as it should is green all over", async () => {
  const signals = judgeHealth(await readHealthFacts(), ALL_HOLD);
  expect(signals.filter(({ light }) => light !== "green")).toEqual([]);
  expect(worstLight(signals)).toBe("green");
});

describe("each light turns, and back", () => {
  test("red: signed deliveries are refused and none accepted since; the secret is named as the cause", async () => {
    noteRefusedSignature();
    noteRefusedSignature();
    await vi.waitFor(async () => expect(await lightOf("signatures")).toBe("red"));
    await vi.waitFor(async () => expect((await readHealthFacts()).refused).toBe(2));
    expect((await look("signatures")).says).toContain("STRIPE_WEBHOOK_SECRET");
    noteAcceptedSignature();
    await vi.waitFor(async () => expect(await lightOf("signatures")).toBe("green"));
  });

  test("amber: a held amount lapses soon; red once it has, until somebody has seen it", async () => {
    const { orderId, facts } = await placePayment({ manual: true });
    const held = { ...facts, status: "requires_capture" } as const;
    const lapsesIn = (hours: number) =>
      apply({ ...held, captureBefore: Math.floor(Date.now() / 1000 + hours * 3600) });
    await lapsesIn(24.1);
    expect(await lightOf("lapsing")).toBe("green");
    await lapsesIn(23);
    expect(await look("lapsing")).toMatchObject({
      ...{ light: "amber", href: "/admin/orders?status=authorized" },
      says: "Within 24 hours: 1, the first in 23 hours. Capture them, or let them go.",
    });
    await apply({ ...facts, status: "canceled", cancellationReason: "automatic" });
    expect(await lightOf("lapsing")).toBe("green");
    expect(await lightOf("reviews")).toBe("red");
    await prisma().review.updateMany({ where: { orderId }, data: { closedAt: new Date(), closedBy: "ann" } });
    expect(await lightOf("reviews")).toBe("green");
  });

  test("amber: payments are begun and no event comes", async () => {
    const { orderId, facts } = await placePayment();
    await apply(facts);
    await owner().$executeRaw`
      UPDATE payment_attempt SET created_at = now() - interval '11 minutes' WHERE order_id = ${orderId}::uuid`;
    await prisma().$executeRaw`UPDATE webhook_signature SET accepted_at = now() - interval '12 minutes'`;
    expect(await lightOf("deliveries")).toBe("amber");
    await prisma().$executeRaw`UPDATE webhook_signature SET accepted_at = now()`;
    expect(await lightOf("deliveries")).toBe("green");
  });

  test("red: money that Stripe has taken could not be made an order's; amber once it could", async () => {
    const id = `pi_${randomUUID()}`;
    await recordFound({ kind: "payment", id, says: "succeeded" });
    expect(await look("money")).toMatchObject({ light: "red", says: expect.stringContaining("1 payment ") });
    await recordMended({ id });
    expect(await look("money")).toMatchObject({ light: "amber" });
    await owner().$executeRaw`UPDATE reconcile_finding SET found_at = now() - interval '2 hours'`;
    expect(await lightOf("money")).toBe("green");
  });

  test("green: a payment whose event came a moment after it was found was never lost", async () => {
    const { facts } = await placePayment();
    await recordFound({ kind: "payment", id: facts.id, says: "succeeded" });
    await recordMended({ id: facts.id });
    expect(await lightOf("money")).toBe("amber");
    await receiveEvent(eventAbout("payment_intent.succeeded", succeeded(facts)));
    expect(await lightOf("money")).toBe("green");
  });

  test("amber: an event was tried again and what it is about is still not here; red: it is dead", async () => {
    const { facts } = await placePayment();
    const gone = randomUUID();
    const event = eventAbout("payment_intent.created", { ...facts, orderId: gone, attemptId: gone });
    await receiveEvent(event);
    expect(await lightOf("parked_events")).toBe("green");
    await receiveEvent(event);
    expect(await lightOf("parked_events")).toBe("amber");
    expect(await lightOf("dead_events")).toBe("green");
    await prisma().webhookEvent.update({ where: { id: event.id }, data: { outcome: "dead", retryAt: null } });
    expect(await lightOf("parked_events")).toBe("green");
    expect(await look("dead_events")).toMatchObject({ light: "red", href: "/admin/events?outcome=dead" });
    await prisma().webhookEvent.update({
      where: { id: event.id },
      data: { outcome: "foreign", handledAt: new Date() },
    });
    expect(await lightOf("dead_events")).toBe("green");
  });

  test("amber: an event failed and is tried again", async () => {
    const { facts } = await placePayment();
    const event = eventAbout("payment_intent.succeeded", succeeded(facts));
    await owner().$executeRaw`ALTER TABLE "order" ADD CONSTRAINT broken CHECK (status <> 'paid') NOT VALID`;
    await expect(receiveEvent(event)).rejects.toThrow();
    expect(await lightOf("failed_events")).toBe("amber");
    await owner().$executeRaw`ALTER TABLE "order" DROP CONSTRAINT broken`;
    await receiveEvent(event);
    expect(await lightOf("failed_events")).toBe("green");
  });

  test("red: no worker shows life", async () => {
    await prisma().$executeRaw`UPDATE worker_life SET beat_at = now() - interval '46 seconds'`;
    expect(await look("worker")).toMatchObject({
      light: "red",
      says: expect.stringContaining("46 seconds ago"),
    });
  });

  test("amber: Stripe could not be asked, or nobody asked for ten minutes", async () => {
    await prisma().$executeRaw`UPDATE reconcile_cursor SET error = 'connection'`;
    expect(await look("stripe")).toMatchObject({
      light: "amber",
      says: expect.stringContaining("connection"),
    });
    await prisma()
      .$executeRaw`UPDATE reconcile_cursor SET error = NULL, tried_at = now() - interval '11 minutes'`;
    expect(await lightOf("stripe")).toBe("amber");
  });

  test("red: another process is cut off from Stripe, and is named; amber once it is not; green when that is over", async () => {
    await prisma().stripeContact.createMany({
      data: [
        { process: "shop-1 7", answeredAt: new Date() },
        { process: "shop-2 7", failedAt: new Date(), failures: 9, cutOff: true },
      ],
    });
    expect(await look("stripe")).toMatchObject({
      light: "red",
      says: expect.stringMatching(/shop-2 7, 9 calls.*Shoppers cannot pay there/),
    });
    const update = (data: object) => prisma().stripeContact.update({ where: { process: "shop-2 7" }, data });
    await update({ failures: 0, cutOff: false, answeredAt: new Date() });
    expect(await look("stripe")).toMatchObject({ light: "amber", says: expect.stringContaining("shop-2 7") });
    await update({ failedAt: new Date(Date.now() - 200_000) });
    expect(await look("stripe")).toMatchObject({
      light: "green",
      says: expect.stringMatching(/^It last answered \d seconds ago/),
    });
  });

  test("amber: what was committed is not told", async () => {
    await prisma().$executeRaw`
      INSERT INTO outbox (order_id, created_at) VALUES (gen_random_uuid(), now() - interval '6 seconds')`;
    expect(await lightOf("outbox")).toBe("amber");
    await prisma().$executeRaw`DELETE FROM outbox`;
    expect(await lightOf("outbox")).toBe("green");
  });

  test("amber: jobs wait, or fail; red: one was given up", async () => {
    await prisma().$queryRaw`
      SELECT 1 FROM graphile_worker.add_job('send_refund', '{}'::json, run_at := now() - interval '2 minutes',
        job_key := 'send_refund:1')`;
    expect(await lightOf("jobs")).toBe("amber");
    await prisma().$executeRaw`
      UPDATE graphile_worker._private_jobs SET last_error = 'no', attempts = 1, run_at = now() + interval '1 hour'`;
    expect(await lightOf("jobs")).toBe("green");
    expect(await lightOf("failing_jobs")).toBe("amber");
    await prisma().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts`;
    expect(await lightOf("failing_jobs")).toBe("green");
    expect(await lightOf("given_up_jobs")).toBe("red");
    await prisma().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    expect(await lightOf("given_up_jobs")).toBe("green");
  });

  test("green: a job was superseded by a newer one, and its worker died", async () => {
    const add = () =>
      prisma().$queryRaw`SELECT 1 FROM graphile_worker.add_job('reconcile', job_key := 'once')`;
    await add();
    await prisma().$executeRaw`
      UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 hour', locked_by = 'dead'`;
    await add();
    await prisma().$queryRaw`SELECT 1 FROM graphile_worker.force_unlock_workers(ARRAY['dead'])`;
    expect(
      await prisma().$queryRaw`SELECT key FROM graphile_worker.jobs WHERE attempts >= max_attempts`,
    ).toEqual([{ key: null }]);
    expect(await lightOf("given_up_jobs")).toBe("green");
    await prisma().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  });

  test("amber: a mail fails", async () => {
    const { orderId } = await placePayment();
    const mail = await prisma().mail.create({
      data: { orderId, kind: "order_received", recipient: "a@example.com" },
    });
    expect(await lightOf("mails")).toBe("green");
    await prisma().$executeRaw`UPDATE mail SET last_error = 'refused' WHERE id = ${mail.id}::uuid`;
    expect(await lightOf("mails")).toBe("amber");
    await prisma()
      .$executeRaw`UPDATE mail SET sent_at = now(), transport = 'smtp' WHERE id = ${mail.id}::uuid`;
    expect(await lightOf("mails")).toBe("green");
  });

  test("red: money with our mark belongs to no order, until a person has closed it; amber: another review", async () => {
    const { facts } = await placePayment();
    const gone = randomUUID();
    const stranger = { ...succeeded(facts), id: `pi_${randomUUID()}`, orderId: gone, attemptId: gone };
    await receiveEvent(eventAbout("payment_intent.succeeded", stranger));
    expect(await look("reviews")).toMatchObject({ light: "red", says: expect.stringContaining(stranger.id) });
    await prisma().$executeRaw`
      UPDATE review SET closed_at = now(), closed_by = 'u1' WHERE subject = ${stranger.id}`;
    expect(await lightOf("reviews")).toBe("green");
    await prisma().review.create({ data: { reason: "another_mode", subject: "pi_other" } });
    expect(await lightOf("other_reviews")).toBe("amber");
  });

  test("red: a rule is broken, each with its count; amber: nobody knows", async () => {
    const facts: HealthFacts = await readHealthFacts();
    const broken = [{ name: "I4", rule: "Everything is somewhere.", count: 3, cases: [] }];
    const rulesOf = (health: Health) => judgeHealth(facts, health).find(({ name }) => name === "rules");
    expect(rulesOf({ kind: "checked", broken })).toMatchObject({
      light: "red",
      says: expect.stringContaining("I4, 3 cases"),
    });
    expect(rulesOf({ kind: "unknown" })).toMatchObject({ light: "amber" });
  });
});
