import { listOrders } from "@/lib/admin/list-orders";
import { NEWEST_ORDERS, type OrdersQuery } from "@/lib/admin/orders-query";
import type { PrismaClient } from "@/prisma/generated/client";
import { figure, heading, median } from "./report";

const SIZES = [10_000, 1_000_000];
const RUNS = 40;

async function growTo(prisma: PrismaClient, size: number): Promise<void> {
  const missing = size - (await prisma.order.count());
  await prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
      await tx.$executeRaw`
        INSERT INTO "order" (id, status, cart_version, currency, items_amount, shipping_amount, total_amount, livemode,
          email, shipping_name, shipping_line1, shipping_city, shipping_postal_code, shipping_country,
          shipping_method_id, shipping_method_name, created_at, paid_at)
        SELECT gen_random_uuid(), CASE WHEN n % 5 = 0 THEN 'canceled' ELSE 'paid' END::order_status, 1, 'usd', 4800, 500,
               5300, false, 'shopper' || n || '@example.com', 'Shopper ' || n, '1 Street', 'Town', '1000', 'GB',
               'standard', 'Standard', now() - n * interval '1 second', CASE WHEN n % 5 = 0 THEN NULL ELSE now() END
        FROM generate_series(1, ${missing}) n`;
    },
    { timeout: 600_000 },
  );
  await prisma.$executeRaw`ANALYZE "order"`;
}

/** The query for the page that ends with the oldest order. */
async function deepest(prisma: PrismaClient, filter: OrdersQuery["filter"]): Promise<OrdersQuery> {
  const rows = await prisma.$queryRaw<{ id: string; at: Date }[]>`
    SELECT id, created_at AS at FROM "order" ORDER BY created_at, id OFFSET 100 LIMIT 1`;
  const [position] = rows;
  if (!position) throw new Error("there are fewer than a hundred orders");
  return { ...NEWEST_ORDERS, filter, page: { side: "older", position } };
}

async function medianMs(query: OrdersQuery): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    const { orders } = await listOrders(query);
    times.push(performance.now() - started);
    if (orders.length === 0) throw new Error("the page is empty");
  }
  return median(times);
}

/** The staff's list of orders, first and deepest page, in a small shop and in a very large one. */
export async function benchList(prisma: PrismaClient): Promise<void> {
  const cases = ["all", "paid"] as const;
  const found = new Map<string, number>();
  for (const size of SIZES) {
    await growTo(prisma, size);
    for (const filter of cases) {
      const queries = { first: { ...NEWEST_ORDERS, filter }, deepest: await deepest(prisma, filter) };
      for (const query of Object.values(queries)) await medianMs(query);
      for (const [page, query] of Object.entries(queries))
        found.set(`${size} ${filter} ${page}`, await medianMs(query));
    }
  }
  heading(`The staff's list of orders, 50 a page, median of ${RUNS}`);
  for (const filter of cases) {
    const base = found.get(`${SIZES[0]} ${filter} first`) ?? Number.NaN;
    for (const size of SIZES) {
      for (const page of ["first", "deepest"]) {
        const ms = found.get(`${size} ${filter} ${page}`) ?? Number.NaN;
        figure(
          `${size.toLocaleString("en-US")} orders, ${filter}, ${page} page`,
          `${ms.toFixed(2)} ms`,
          `${(ms / base).toFixed(2)} × the first page of 10,000`,
        );
      }
    }
  }
}
