import { expect, test } from "vitest";
import { installation } from "@/lib/installation";
import { placeOrder } from "@/lib/orders/place-order";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { fillCart, stockProduct } from "@/lib/testing/shop";
import { EXPORT_BATCH, exportCsv } from "./export-csv";

setUpDatabase();

const MOMENTS = { from: new Date("2020-01-01"), until: new Date("2099-01-01") };

async function linesOf(name: "orders" | "items", moments = MOMENTS): Promise<string[][]> {
  const chunks: string[][] = [];
  for await (const chunk of exportCsv(name, moments)) chunks.push(chunk.split("\r\n").slice(0, -1));
  return chunks;
}

async function place(currency: "usd" | "jpy" | "kwd", name = "Ada Lovelace") {
  const request = await fillCart({ [await stockProduct()]: 2 }, currency);
  await installation();
  const placed = await transact((tx) =>
    placeOrder(tx, { ...request, contact: { ...request.contact, name } }, false),
  );
  if (!placed.ok) throw new Error(placed.kind);
  return placed.order.id;
}

test("amounts have their currency's decimals, and a name is no formula", async () => {
  await place("usd", "=HYPERLINK(1)");
  await place("jpy");
  await place("kwd");
  const [[head] = [], rows = []] = await linesOf("orders");
  const columns = head?.split(",") ?? [];
  const cells = rows.map((row) => {
    const values = row.split(",");
    return ["currency", "total", "name"].map((name) => values[columns.indexOf(name)]);
  });
  expect(cells).toEqual([
    ["USD", "101.00", "'=HYPERLINK(1)"],
    ["JPY", "10100", "Ada Lovelace"],
    ["KWD", "10.100", "Ada Lovelace"],
  ]);
});

test("every row is there once, a batch at a time, also where many happened in the same moment", async () => {
  const id = await place("usd");
  const copies = EXPORT_BATCH * 2 + 7;
  await owner().$transaction([
    owner().$executeRaw`
      INSERT INTO "order" (id, status, cart_version, currency, items_amount, shipping_amount, total_amount, livemode, email,
        shipping_name, shipping_line1, shipping_city, shipping_postal_code, shipping_country, shipping_method_id,
        shipping_method_name, created_at)
      SELECT gen_random_uuid(), 'canceled', 1, currency, items_amount, shipping_amount, total_amount, livemode, email,
        shipping_name, shipping_line1, shipping_city, shipping_postal_code, shipping_country, shipping_method_id,
        shipping_method_name, timestamptz '2030-06-01' + interval '1 ms' * (n / 700)
      FROM "order", generate_series(1, ${copies}::int) n WHERE id = ${id}::uuid`,
    owner().$executeRaw`
      INSERT INTO order_item (order_id, product_id, name, image, quantity, unit_amount)
      SELECT o.id, i.product_id, i.name, i.image, i.quantity, i.unit_amount
      FROM "order" o, order_item i WHERE o.created_at >= '2030-01-01' AND i.order_id = ${id}::uuid`,
  ]);
  const moments = { from: new Date("2030-01-01"), until: new Date("2031-01-01") };
  const expected = await prisma().order.findMany({
    where: { createdAt: { gte: moments.from, lt: moments.until } },
    select: { number: true },
  });
  for (const name of ["orders", "items"] as const) {
    const [, ...batches] = await linesOf(name, moments);
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(EXPORT_BATCH);
    const numbers = batches.flat().map((line) => Number(line.split(",")[0]));
    expect(numbers).toHaveLength(copies);
    expect(new Set(numbers)).toEqual(new Set(expected.map(({ number }) => number)));
  }
});

test("reading stops when nobody takes the next batch", async () => {
  const lines = exportCsv("payments", MOMENTS);
  await lines.next();
  await lines.return();
  expect((await lines.next()).done).toBe(true);
});

test.each(["payments", "refunds"] as const)("%s have a file", async (name) => {
  const chunks: string[] = [];
  for await (const chunk of exportCsv(name, MOMENTS)) chunks.push(chunk);
  expect(chunks[0]).toMatch(/^order,status,/);
});
