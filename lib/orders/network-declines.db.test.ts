import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { transact } from "@/lib/outbox/transact";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { fillCart, stockProduct } from "@/lib/testing/shop";
import { readDeclineAges } from "./network-declines";
import { placeOrder } from "./place-order";

setUpDatabase();

const DAY = 24 * 60 * 60;
const newNetwork = () => new Uint8Array(randomBytes(32));

async function orderFrom(networkHash: Uint8Array<ArrayBuffer>): Promise<string> {
  const request = await fillCart({ [await stockProduct()]: 1 });
  const placed = await transact((tx) => placeOrder(tx, { ...request, networkHash }, false));
  if (!placed.ok) throw new Error(placed.kind);
  return placed.order.id;
}

/** A row on the timeline, written so many seconds ago by the database's clock. */
async function write(orderId: string, kind: string, secondsAgo: number): Promise<void> {
  await owner().$executeRaw`
    INSERT INTO order_event (order_id, kind, cause, created_at)
    VALUES (${orderId}::uuid, ${kind}, 'webhook', now() - make_interval(secs => ${secondsAgo}))`;
}

const minutes = (ages: number[]) => ages.map((age) => Math.floor(age / 60));

test("the declines of all orders of a network are read, the latest first, however old the orders are", async () => {
  const network = newNetwork();
  const [first, second] = [await orderFrom(network), await orderFrom(network)];
  await owner().order.update({ where: { id: first }, data: { createdAt: new Date("2026-01-01") } });
  await write(first, "payment_declined", 10 * 60);
  await write(second, "payment_declined", 5 * 60);
  await write(first, "payment_declined", 60);
  expect(minutes(await readDeclineAges(network, { most: 9, seconds: DAY }))).toEqual([1, 5, 10]);
});

test("what another network did, what was no decline and what is too old is not read, and never more than is asked for", async () => {
  const [network, other] = [newNetwork(), newNetwork()];
  const orderId = await orderFrom(network);
  await write(await orderFrom(other), "payment_declined", 60);
  await write(orderId, "payment_refused", 60);
  await write(orderId, "payment_declined", DAY + 60);
  for (const minute of [4, 3, 2]) await write(orderId, "payment_declined", minute * 60);
  expect(minutes(await readDeclineAges(network, { most: 9, seconds: DAY }))).toEqual([2, 3, 4]);
  expect(minutes(await readDeclineAges(network, { most: 2, seconds: DAY }))).toEqual([2, 3]);
  expect(await readDeclineAges(newNetwork(), { most: 9, seconds: DAY })).toEqual([]);
});
