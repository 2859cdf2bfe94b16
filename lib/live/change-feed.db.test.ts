import { afterEach, beforeEach, expect, test } from "vitest";
import { env } from "@/lib/env";
import { transact } from "@/lib/outbox/transact";
import { prisma, type Tx } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { placePayment } from "@/lib/testing/payment";
import { type ChangeFeed, createChangeFeed, type OrderChange } from "./change-feed";

setUpDatabase();

let feed: ChangeFeed;
beforeEach(() => {
  feed = createChangeFeed(env().databaseUrl);
});
afterEach(() => feed.close());

/** Subscribes and hands out what comes, in order; each `next()` waits for one change. */
function listen(orderId: string | null) {
  const arrived: OrderChange[] = [];
  const waiting: ((change: OrderChange) => void)[] = [];
  const stop = feed.subscribe(orderId, (change) => {
    const waiter = waiting.shift();
    if (waiter) waiter(change);
    else arrived.push(change);
  });
  const next = () => {
    const change = arrived.shift();
    return change ? Promise.resolve(change) : new Promise<OrderChange>((resolve) => waiting.push(resolve));
  };
  return { next, stop, arrived };
}

async function addRow(tx: Tx, orderId: string): Promise<void> {
  await tx.orderEvent.create({ data: { orderId, kind: "payment_started", cause: "system" } });
}

function touch(orderId: string): Promise<void> {
  return transact((tx) => addRow(tx, orderId));
}

const RESYNC = { kind: "resync" };

test("a listener hears that the feed listens, and then of a committed timeline row", async () => {
  const { orderId } = await placePayment();
  const order = listen(orderId);
  expect(await order.next()).toEqual(RESYNC);
  await touch(orderId);
  expect(await order.next()).toEqual({ kind: "changed", orderId });
});

test("a listener of one order hears nothing of another; a listener of all hears of both", async () => {
  const mine = await placePayment();
  const other = await placePayment();
  const order = listen(mine.orderId);
  const all = listen(null);
  await Promise.all([order.next(), all.next()]);
  await touch(other.orderId);
  await touch(mine.orderId);
  expect(await order.next()).toEqual({ kind: "changed", orderId: mine.orderId });
  expect(await all.next()).toEqual({ kind: "changed", orderId: other.orderId });
  expect(await all.next()).toEqual({ kind: "changed", orderId: mine.orderId });
});

test("a row that is rolled back is never told", async () => {
  const { orderId } = await placePayment();
  const order = listen(orderId);
  await order.next();
  const rolledBack = transact(async (tx) => {
    await addRow(tx, orderId);
    throw new Error("changed my mind");
  });
  await expect(rolledBack).rejects.toThrow("changed my mind");
  await touch(orderId);
  expect(await order.next()).toEqual({ kind: "changed", orderId });
  expect(order.arrived).toEqual([]);
});

test("a listener that stopped hears nothing more", async () => {
  const { orderId } = await placePayment();
  const stopped = listen(orderId);
  const staying = listen(orderId);
  await Promise.all([stopped.next(), staying.next()]);
  stopped.stop();
  await touch(orderId);
  await staying.next();
  expect(stopped.arrived).toEqual([]);
});

test("many listeners share one database connection", async () => {
  const { orderId } = await placePayment();
  const listeners = Array.from({ length: 50 }, () => listen(orderId));
  await Promise.all(listeners.map(({ next }) => next()));
  await expect.poll(liveConnections).toBe(1);
  await feed.close();
  await expect.poll(liveConnections).toBe(0);
});

test("a lost connection is made again, listeners resync and hear of what comes after", async () => {
  const { orderId } = await placePayment();
  const order = listen(orderId);
  await order.next();
  await prisma().$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'till-live' AND datname = current_database()`;
  expect(await order.next()).toEqual(RESYNC);
  await touch(orderId);
  expect(await order.next()).toEqual({ kind: "changed", orderId });
});

test("closing a feed that cannot reach its database ends its attempts", async () => {
  const unreachable = createChangeFeed("postgres://nobody@127.0.0.1:1/none");
  unreachable.subscribe(null, () => {});
  await unreachable.close();
  expect(() => unreachable.subscribe(null, () => {})).toThrow("closed");
});

async function liveConnections(): Promise<number> {
  const [row] = await prisma().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE application_name = 'till-live' AND datname = current_database()`;
  return row?.count ?? 0;
}
