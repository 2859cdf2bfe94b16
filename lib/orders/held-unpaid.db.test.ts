import { randomBytes } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { HOLD_LIMITS } from "@/lib/limit-table";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { closeOrder } from "@/lib/testing/payment";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import { type OrderRequest, placeOrder } from "./place-order";

setUpDatabase();
afterEach(expectInvariantsToHold);

const { cart, network } = HOLD_LIMITS;
const newNetwork = () => new Uint8Array(randomBytes(32));

const thirdOf = (currency: string) => Math.floor((network.value[currency] ?? 0) / 3);

async function place(networkHash: Uint8Array<ArrayBuffer>, request: OrderRequest) {
  return await transact((tx) => placeOrder(tx, { ...request, networkHash }, false));
}

test("seventeen carts at once take no more than one network may hold, and another network still buys", async () => {
  const products: string[] = [];
  const carts: OrderRequest[] = [];
  for (let cart = 0; cart < 17; cart++) {
    // A product for each, so that it is not its row at which they wait for each other.
    const productId = await stockProduct({ amount: 100, stock: 30 });
    products.push(productId);
    carts.push(await fillCart({ [productId]: 30 }));
  }
  const attacker = newNetwork();
  const answers = await Promise.all(carts.map((request) => place(attacker, request)));
  const refusals = answers.filter((answer) => !answer.ok);
  expect(answers.length - refusals.length).toBe(Math.floor(network.pieces / 30));
  for (const refusal of refusals) {
    expect(refusal).toEqual({ ok: false, kind: "holds_too_much", by: "network" });
  }
  const left = await Promise.all(products.map(stockOf));
  expect(left.filter((pieces) => pieces === 30)).toHaveLength(refusals.length);
  const stillThere = carts[answers.findIndex((answer) => !answer.ok)];
  if (!stillThere) throw new Error("nothing was refused");
  expect((await place(newNetwork(), stillThere)).ok).toBe(true);
});

test("a cart may hold all of its allowance, and not a cent more", async () => {
  const shipping = 500;
  for (const [over, expected] of [
    [0, { ok: true }],
    [1, { ok: false, kind: "holds_too_much", by: "cart" }],
  ] as const) {
    const productId = await stockProduct({ amount: (cart.value.usd ?? 0) - shipping + over });
    expect(await place(newNetwork(), await fillCart({ [productId]: 1 }))).toMatchObject(expected);
  }
});

test("the value held counts as well as the pieces", async () => {
  const productId = await stockProduct({ amount: 390_000 });
  const from = newNetwork();
  const answers = [];
  for (let i = 0; i < 3; i++) answers.push(await place(from, await fillCart({ [productId]: 2 })));
  expect(answers.map((answer) => (answer.ok ? "placed" : answer.kind))).toEqual([
    "placed",
    "placed",
    "holds_too_much",
  ]);
});

test("orders in another currency use up the same allowance", async () => {
  const from = newNetwork();
  // Two thirds of what a network may hold in yen, then in euros.
  const yen = await stockProduct({ amount: thirdOf("jpy") });
  const euros = await stockProduct({ amount: thirdOf("eur") });
  expect((await place(from, await fillCart({ [yen]: 1 }, "jpy"))).ok).toBe(true);
  expect((await place(from, await fillCart({ [yen]: 1 }, "jpy"))).ok).toBe(true);
  expect(await place(from, await fillCart({ [euros]: 1 }, "eur"))).toMatchObject({ kind: "holds_too_much" });
});

test("one cart may not hold more than its own share", async () => {
  const [first, second] = [
    await stockProduct({ amount: 100, stock: 200 }),
    await stockProduct({ amount: 100, stock: 200 }),
  ];
  const most = await fillCart({ [first]: 99, [second]: cart.pieces - 99 });
  const more = await fillCart({ [first]: 99, [second]: cart.pieces - 98 });
  expect(await place(newNetwork(), more)).toEqual({ ok: false, kind: "holds_too_much", by: "cart" });
  expect((await place(newNetwork(), most)).ok).toBe(true);
});

test("what is paid or canceled is no longer held, and what a bank is moving is", async () => {
  const productId = await stockProduct({ amount: 100, stock: 499 });
  const from = newNetwork();
  const orderIds: string[] = [];
  for (let i = 0; i < network.pieces / 50; i++) {
    const placed = await place(from, await fillCart({ [productId]: 50 }));
    if (!placed.ok) throw new Error(placed.kind);
    orderIds.push(placed.order.id);
  }
  const [orderId = ""] = orderIds;
  await prisma().$executeRaw`
    WITH moved AS (UPDATE "order" SET status = 'processing' WHERE id = ${orderId}::uuid RETURNING id)
    INSERT INTO order_event (order_id, kind, from_status, to_status, cause)
    SELECT id, 'status_changed', 'pending', 'processing', 'system' FROM moved`;
  expect(await place(from, await fillCart({ [productId]: 50 }))).toMatchObject({ kind: "holds_too_much" });
  await closeOrder(orderId);
  expect((await place(from, await fillCart({ [productId]: 50 }))).ok).toBe(true);
});

test("pressing Pay again for an order that is placed is never refused by what it holds itself", async () => {
  const productId = await stockProduct({ amount: 100, stock: 499 });
  const from = newNetwork();
  const requests: OrderRequest[] = [];
  for (let i = 0; i < network.pieces / 50; i++) requests.push(await fillCart({ [productId]: 50 }));
  for (const request of requests) expect((await place(from, request)).ok).toBe(true);
  for (const request of requests) expect((await place(from, request)).ok).toBe(true);
});

test("the order keeps which network it came from only as a hash", async () => {
  const productId = await stockProduct();
  const from = newNetwork();
  const placed = await place(from, await fillCart({ [productId]: 1 }));
  if (!placed.ok) throw new Error(placed.kind);
  const { networkHash } = await prisma().order.findUniqueOrThrow({ where: { id: placed.order.id } });
  expect(Buffer.from(networkHash ?? [])).toEqual(Buffer.from(from));
});
