import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { issueOrderToken } from "@/lib/orders/order-token";
import { prisma } from "@/lib/prisma";
import { KEEP_DAYS } from "@/lib/retention";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { apply, placePayment, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { freeJobsOfTheDead } from "./life";
import { removeOld } from "./remove-old";

setUpDatabase();

// What an earlier test left is not this one's.
beforeEach(async () => void (await removeOld()));

const NOTHING = {
  ...{ cart: 0, orderLink: 0, webhookPayload: 0, mendedFinding: 0, endedSession: 0, usedLimit: 0 },
  supersededJob: 0,
};
const HOUR_MS = 60 * 60 * 1000;

/** The moment at which what is kept for `days` has been over for an hour, or will be in an hour. */
const justOver = (days: number) => new Date(Date.now() - days * 24 * HOUR_MS - HOUR_MS);
const almostOver = (days: number) => new Date(Date.now() - days * 24 * HOUR_MS + HOUR_MS);

describe("carts", () => {
  async function cartOfAge(updatedAt: Date): Promise<string> {
    const { cartId } = await fillCart({ [await stockProduct()]: 1 });
    await owner().cart.update({ where: { id: cartId }, data: { updatedAt } });
    return cartId;
  }
  const exists = async (id: string) => (await prisma().cart.count({ where: { id } })) === 1;

  test("one that nobody has changed for as long as its cookie lives goes with its lines, a newer one stays", async () => {
    const old = await cartOfAge(justOver(KEEP_DAYS.cart));
    const newer = await cartOfAge(almostOver(KEEP_DAYS.cart));
    expect(await removeOld()).toEqual({ ...NOTHING, cart: 1 });
    expect([await exists(old), await exists(newer)]).toEqual([false, true]);
    expect(await prisma().cartLine.count({ where: { cartId: old } })).toBe(0);
  });

  async function orderWithOldCart() {
    const placed = await placePayment();
    const { cartId } = placed.request;
    await owner().cart.update({ where: { id: cartId }, data: { updatedAt: justOver(KEEP_DAYS.cart) } });
    return { ...placed, cartId };
  }

  test("the cart of an unpaid order stays", async () => {
    const { cartId } = await orderWithOldCart();
    expect(await removeOld()).toEqual(NOTHING);
    expect(await exists(cartId)).toBe(true);
  });

  test("the cart of an order that a person must look at stays", async () => {
    const { cartId, orderId, facts } = await orderWithOldCart();
    await apply(succeeded(facts));
    await owner().order.update({ where: { id: orderId }, data: { reviewReason: "paid_twice" } });
    await owner().cart.update({ where: { id: cartId }, data: { updatedAt: justOver(KEEP_DAYS.cart) } });
    expect(await removeOld()).toEqual(NOTHING);
    expect(await exists(cartId)).toBe(true);
  });

  test("the cart of a paid order goes, and the order stays as it is", async () => {
    const { cartId, orderId, facts } = await orderWithOldCart();
    await apply(succeeded(facts));
    await owner().cart.update({ where: { id: cartId }, data: { updatedAt: justOver(KEEP_DAYS.cart) } });
    expect(await removeOld()).toEqual({ ...NOTHING, cart: 1 });
    const order = await prisma().order.findUniqueOrThrow({ where: { id: orderId } });
    expect(order).toMatchObject({ status: "paid", cartId: null });
    await expectInvariantsToHold();
  });

  test("more than fit into one batch all go", async () => {
    const data = Array.from({ length: 7 }, () => ({
      tokenHash: new Uint8Array(randomBytes(32)),
      updatedAt: justOver(KEEP_DAYS.cart),
    }));
    await prisma().cart.createMany({ data });
    expect(await removeOld(3)).toEqual({ ...NOTHING, cart: 7 });
    expect(await removeOld(3)).toEqual(NOTHING);
  });

  test("two workers at once remove each once", async () => {
    const data = Array.from({ length: 20 }, () => ({
      tokenHash: new Uint8Array(randomBytes(32)),
      updatedAt: justOver(KEEP_DAYS.cart),
    }));
    await prisma().cart.createMany({ data });
    const both = await Promise.all([removeOld(1000), removeOld(1000)]);
    expect(both.reduce((sum, { cart }) => sum + cart, 0)).toBe(20);
  });
});

test("a link goes once it no longer opens its order, the others stay", async () => {
  const { orderId } = await placePayment();
  await issueOrderToken(prisma(), orderId);
  await issueOrderToken(prisma(), orderId);
  await owner().$executeRaw`
    UPDATE order_token SET expires_at = now() - interval '1 minute'
    WHERE token_hash = (SELECT min(token_hash) FROM order_token)`;
  expect(await removeOld()).toEqual({ ...NOTHING, orderLink: 1 });
  expect(await prisma().orderToken.count({ where: { orderId } })).toBe(1);
});

describe("what Stripe sent", () => {
  async function eventOfAge(
    receivedAt: Date,
    about: { paymentIntentId?: string; handled?: boolean; dead?: boolean } = {},
  ) {
    const { paymentIntentId = null, dead = false, handled = !dead } = about;
    const id = `evt_${randomUUID()}`;
    await owner().webhookEvent.create({
      data: {
        id,
        type: "payment_intent.succeeded",
        livemode: false,
        paymentIntentId,
        payload: { email: "ada@example.com" },
        receivedAt,
        ...(dead && { outcome: "dead" }),
        ...(handled && { outcome: "applied", handledAt: receivedAt }),
      },
    });
    return id;
  }
  const eventOf = (id: string) => prisma().webhookEvent.findUniqueOrThrow({ where: { id } });
  const kept = { payload: { email: "ada@example.com" }, payloadRemovedAt: null };
  const over = justOver(KEEP_DAYS.webhookPayload);

  test("an old event keeps its row and loses its payload, once; a newer one keeps it", async () => {
    const old = await eventOfAge(over);
    const newer = await eventOfAge(almostOver(KEEP_DAYS.webhookPayload));
    const before = await eventOf(old);
    expect(await removeOld()).toEqual({ ...NOTHING, webhookPayload: 1 });
    expect(await eventOf(old)).toEqual({
      ...before,
      payload: { removed: "kept no longer than this shop keeps payloads" },
      payloadRemovedAt: expect.any(Date),
    });
    expect(await eventOf(newer)).toMatchObject(kept);
    expect(await removeOld()).toEqual(NOTHING);
  });

  test("an event that is not handled keeps its payload, however old", async () => {
    const id = await eventOfAge(over, { handled: false });
    expect(await removeOld()).toEqual(NOTHING);
    expect(await eventOf(id)).toMatchObject(kept);
  });

  test("a dead event loses its payload with its days, like any other, and keeps its row", async () => {
    const old = await eventOfAge(over, { dead: true });
    const newer = await eventOfAge(almostOver(KEEP_DAYS.webhookPayload), { dead: true });
    expect(await removeOld()).toEqual({ ...NOTHING, webhookPayload: 1 });
    expect(await eventOf(old)).toMatchObject({ outcome: "dead", payloadRemovedAt: expect.any(Date) });
    expect(await eventOf(newer)).toMatchObject(kept);
  });

  test("an open order keeps what Stripe said about it, and gives it up when it is over", async () => {
    const { facts } = await placePayment();
    await apply(facts);
    const id = await eventOfAge(over, { paymentIntentId: facts.id });
    expect(await removeOld()).toEqual(NOTHING);
    expect(await eventOf(id)).toMatchObject(kept);
    await apply(succeeded(facts));
    expect(await removeOld()).toEqual({ ...NOTHING, webhookPayload: 1 });
  });

  test.each([
    ["under review", { reviewReason: "paid_twice" }],
    ["disputed", { disputeOpen: true }],
  ])("an order that is %s keeps what Stripe said about it", async (_, data) => {
    const { orderId, facts } = await placePayment();
    await apply(succeeded(facts));
    await owner().order.update({ where: { id: orderId }, data });
    const id = await eventOfAge(over, { paymentIntentId: facts.id });
    expect(await removeOld()).toEqual(NOTHING);
    expect(await eventOf(id)).toMatchObject(kept);
  });

  test("whoever serves cannot have younger payloads removed", async () => {
    await eventOfAge(new Date());
    await expect(prisma().$queryRaw`SELECT remove_old_payloads(0, 100)`).rejects.toThrow("30 days or more");
    await expect(prisma().$queryRaw`SELECT remove_old_payloads(NULL, 100)`).rejects.toThrow(
      "30 days or more",
    );
  });

  test.each([
    ["a young event's payload", `payload_removed_at = now()`, new Date()],
    ["an old event's payload for another one", `payload = '{}', payload_removed_at = now()`, over],
    ["an old event's type beside it", `type = 'charge.failed', payload_removed_at = now()`, over],
    ["a payload without a trace", `payload = '{}'`, over],
  ])("not even the owner takes away %s", async (_, change, receivedAt) => {
    const id = await eventOfAge(receivedAt);
    const statement = `UPDATE webhook_event SET ${change} WHERE id = '${id}'`;
    await expect(owner().$executeRawUnsafe(statement)).rejects.toThrow("never changed");
  });

  test("a payload that was removed is not brought back", async () => {
    const id = await eventOfAge(over);
    await removeOld();
    const statement = `UPDATE webhook_event SET payload = '{}', payload_removed_at = NULL WHERE id = '${id}'`;
    await expect(owner().$executeRawUnsafe(statement)).rejects.toThrow("never changed");
  });
});

test("what was found and mended goes after its days; what is not mended stays, however old", async () => {
  const [old, newer] = [justOver(KEEP_DAYS.mendedFinding), almostOver(KEEP_DAYS.mendedFinding)];
  const found = { kind: "payment", says: "succeeded", foundAt: old };
  await prisma().reconcileFinding.createMany({
    data: [
      { ...found, subject: "pi_old", mendedAt: old },
      { ...found, subject: "pi_newer", mendedAt: newer },
      { ...found, subject: "pi_open" },
    ],
  });
  expect(await removeOld()).toEqual({ ...NOTHING, mendedFinding: 1 });
  const left = await prisma().reconcileFinding.findMany({ orderBy: { subject: "asc" } });
  expect(left.map(({ subject }) => subject)).toEqual(["pi_newer", "pi_open"]);
});

test("a session that is over goes after its days, the others stay", async () => {
  const user = await prisma().user.create({ data: { id: "u1", name: "Ada", email: "ada@till.example" } });
  const ends = { gone: justOver(KEEP_DAYS.endedSession), ended: almostOver(KEEP_DAYS.endedSession) };
  for (const [id, expiresAt] of Object.entries({ ...ends, open: new Date(Date.now() + HOUR_MS) })) {
    await prisma().session.create({ data: { id, token: id, userId: user.id, expiresAt } });
  }
  expect(await removeOld()).toEqual({ ...NOTHING, endedSession: 1 });
  const left = await prisma().session.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  expect(left).toEqual([{ id: "ended" }, { id: "open" }]);
});

test("a count of uses goes after its days, one that still refuses stays", async () => {
  await prisma().requestLimit.createMany({
    data: [
      { key: "old", points: 3, expire: justOver(KEEP_DAYS.usedLimit) },
      { key: "recent", points: 3, expire: almostOver(KEEP_DAYS.usedLimit) },
    ],
  });
  expect(await removeOld()).toEqual({ ...NOTHING, usedLimit: 1 });
  expect(await prisma().requestLimit.findMany()).toMatchObject([{ key: "recent" }]);
});

test("a job that a newer one has superseded goes after its day when its worker died; the newer one stays", async () => {
  const add = () => prisma().$queryRaw`SELECT 1 FROM graphile_worker.add_job('reconcile', job_key := 'once')`;
  await add();
  await prisma().$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 hour', locked_by = 'dead', attempts = 1`;
  await add();
  await freeJobsOfTheDead(0);
  expect(await removeOld()).toEqual(NOTHING);
  await prisma().$executeRaw`
    UPDATE graphile_worker._private_jobs SET updated_at = ${justOver(KEEP_DAYS.supersededJob)}`;
  expect(await removeOld()).toEqual({ ...NOTHING, supersededJob: 1 });
  const left = await prisma().$queryRaw`
    SELECT key, attempts FROM graphile_worker.jobs WHERE task_identifier = 'reconcile'`;
  expect(left).toEqual([{ key: "once", attempts: 0 }]);
});
