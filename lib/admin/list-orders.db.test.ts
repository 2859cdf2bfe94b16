import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { Prisma } from "@/prisma/generated/client";
import { countOrdersToShip, countOrdersUnderReview, listOrders, ordersSql } from "./list-orders";
import { decodePosition, PAGE_SIZE, type PageOf } from "./list-position";
import { NEWEST_ORDERS, type OrdersQuery, readOrderSearch } from "./orders-query";

setUpDatabase();

const NOON = Date.UTC(2026, 10, 23, 12);

type Sample = Partial<{ at: number; status: "pending" | "paid" | "canceled"; email: string; review: string }>;

async function insertOrders(samples: Sample[]): Promise<string[]> {
  const rows = samples.map(({ at = NOON, status = "pending", email = "ada@example.com", review }) => ({
    id: randomUUID(),
    status,
    cartVersion: 1,
    currency: "usd",
    itemsAmount: 4800,
    shippingAmount: 0,
    totalAmount: 4800,
    livemode: false,
    email,
    shippingName: "Ada Lovelace",
    shippingLine1: "12 St James's Square",
    shippingCity: "London",
    shippingPostalCode: "SW1Y 4JH",
    shippingCountry: "GB",
    shippingMethodId: "standard",
    shippingMethodName: "Standard",
    createdAt: new Date(at),
    paidAt: status === "paid" ? new Date(at) : null,
    reviewReason: review ?? null,
  }));
  await prisma().order.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

const asked = (query: Partial<OrdersQuery>) => listOrders({ ...NEWEST_ORDERS, ...query });
const search = (text: string) => asked({ text, search: readOrderSearch(text) });

function toward(side: "older" | "newer", cursor: string | null): PageOf {
  const position = cursor === null ? null : decodePosition(cursor);
  if (!position) throw new Error("the list gave out no such cursor");
  return { side, position };
}

beforeEach(async () => {
  await owner().order.deleteMany();
});

test("orders come newest first", async () => {
  const [first, second] = await insertOrders([{ at: NOON }, { at: NOON + 1 }]);
  const { orders, links } = await asked({});
  expect(orders.map(({ id }) => id)).toEqual([second, first]);
  expect(links).toEqual({ newer: null, older: null });
});

test("walking to the end meets every order once, although many are as old as others and new ones come in", async () => {
  const count = PAGE_SIZE * 3 + 7;
  const ids = await insertOrders(
    Array.from({ length: count }, (_, n) => ({ at: NOON - Math.floor(n / 20) })),
  );
  const met: string[] = [];
  let page: PageOf = null;
  for (;;) {
    const { orders, links } = await asked({ page });
    met.push(...orders.map(({ id }) => id));
    await insertOrders([{ at: NOON + met.length }, { at: NOON + met.length }]);
    if (!links.older) break;
    page = toward("older", links.older);
  }
  expect(met).toHaveLength(count);
  expect(new Set(met)).toEqual(new Set(ids));
});

test("walking back shows the pages that were passed", async () => {
  await insertOrders(Array.from({ length: PAGE_SIZE * 2 + 1 }, (_, n) => ({ at: NOON - n })));
  const first = await asked({});
  const second = await asked({ page: toward("older", first.links.older) });
  const third = await asked({ page: toward("older", second.links.older) });
  expect(third.orders).toHaveLength(1);
  expect(third.links.older).toBeNull();
  const back = await asked({ page: toward("newer", third.links.newer) });
  expect(back.orders).toEqual(second.orders);
  const start = await asked({ page: toward("newer", back.links.newer) });
  expect(start.orders).toEqual(first.orders);
  expect(start.links.newer).toBeNull();
});

test("a filter shows only its orders, from page to page", async () => {
  const statuses = ["paid", "canceled", "pending"] as const;
  await insertOrders(
    Array.from({ length: 200 }, (_, n) => ({ at: NOON - n, status: statuses[n % 3] ?? "paid" })),
  );
  const first = await asked({ filter: "paid" });
  const second = await asked({ filter: "paid", page: toward("older", first.links.older) });
  const shown = [...first.orders, ...second.orders];
  expect(shown).toHaveLength(67);
  expect(shown.every(({ status }) => status === "paid")).toBe(true);
});

test("orders under review are listed and counted", async () => {
  const [wanted] = await insertOrders([{ review: "another_amount" }, {}]);
  const { orders } = await asked({ filter: "review" });
  expect(orders.map(({ id }) => id)).toEqual([wanted]);
  expect(await countOrdersUnderReview()).toBe(1);
});

test("an order is found by its number, id, e-mail and PaymentIntent", async () => {
  const [wanted] = await insertOrders([{ email: "Grace@Example.com" }, {}, {}]);
  const { number } = await prisma().order.findUniqueOrThrow({ where: { id: wanted ?? "" } });
  await prisma().paymentAttempt.create({
    data: {
      orderId: wanted ?? "",
      idempotencyKey: randomUUID(),
      params: {},
      amount: 4800,
      currency: "usd",
      paymentIntentId: "pi_3NvK4b2eZvKYlo2C0",
    },
  });
  for (const text of [
    String(number),
    `#${number}`,
    wanted ?? "",
    "grace@example.COM",
    "pi_3NvK4b2eZvKYlo2C0",
  ]) {
    expect((await search(text)).orders.map(({ id }) => id)).toEqual([wanted]);
  }
});

test.each(["grace", "4000000000", "pi_unknown", "' OR true --", "%", "nobody@example.com"])(
  "looking for %j finds nothing",
  async (text) => {
    await insertOrders([{}, {}]);
    expect((await search(text)).orders).toEqual([]);
  },
);

test("a declined card shows while the order waits, and no longer once it is paid", async () => {
  const [pending, paid] = await insertOrders([{ at: NOON }, { at: NOON - 1, status: "paid" }]);
  for (const orderId of [pending, paid]) {
    await prisma().paymentAttempt.create({
      data: {
        orderId: orderId ?? "",
        idempotencyKey: randomUUID(),
        params: {},
        amount: 4800,
        currency: "usd",
        declineCode: "insufficient_funds",
      },
    });
  }
  const { orders } = await asked({});
  expect(orders.map(({ declineCode }) => declineCode)).toEqual(["insufficient_funds", null]);
});

test.each(["all", "canceled", "review", "to_ship"] as const)(
  "the last page of %s starts in the middle of an index",
  async (filter) => {
    await prisma().$executeRaw`
      INSERT INTO "order" (id, status, cart_version, currency, items_amount, shipping_amount, total_amount, livemode,
        email, shipping_name, shipping_line1, shipping_city, shipping_postal_code, shipping_country,
        shipping_method_id, shipping_method_name, created_at, review_reason, to_ship)
      SELECT gen_random_uuid(), (CASE WHEN n % 100 = 0 THEN 'canceled' ELSE 'pending' END)::order_status, 1, 'usd',
        4800, 0, 4800, false, 'ada@example.com', 'Ada', '1', 'London', 'SW1', 'GB', 'standard', 'Standard',
        ${new Date(NOON).toISOString()}::timestamptz - n * interval '1 second',
        CASE WHEN n % 50 = 0 THEN 'another_amount' END, n % 50 = 0
      FROM generate_series(1, 5000) n`;
    await prisma().$executeRaw`ANALYZE "order"`;
    const page: PageOf = { side: "older", position: { at: new Date(NOON - 4_900_000), id: randomUUID() } };
    const plan = await prisma().$queryRaw<{ "QUERY PLAN": string }[]>(
      Prisma.sql`EXPLAIN ${ordersSql({ ...NEWEST_ORDERS, filter, page })}`,
    );
    const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
    expect(text).toMatch(/Index Cond: .*ROW\(created_at, id\) < ROW/);
    expect(text).not.toContain('Seq Scan on "order"');
  },
);

test("To ship lists and counts the orders of which something has to go out", async () => {
  const [waits] = await insertOrders([{ status: "paid" }, { status: "paid" }]);
  await prisma().order.update({ where: { id: waits ?? "" }, data: { toShip: true } });
  expect((await asked({ filter: "to_ship" })).orders.map(({ id }) => id)).toEqual([waits]);
  expect(await countOrdersToShip()).toBe(1);
});
