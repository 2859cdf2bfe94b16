import type { ShopCurrency } from "@/lib/money";
import { prisma } from "@/lib/prisma";
import { type DayRange, momentsOf } from "@/lib/shop-days";
import type { CountedDay } from "./overview-sums";

/** What was sold of one product. `amount` in minor units, before refunds. */
export type ProductCount = { productId: string; name: string; pieces: number; amount: number };

/** What happened on some days in one currency; amounts in its minor units. */
export type Counts = {
  /** Only days on which something happened. */
  days: CountedDay[];
  products: ProductCount[];
  /** Orders that were placed, and how many of those have been paid by now. */
  placed: number;
  placedAndPaid: number;
  /** Payments begun on these days that were declined, by what the last decline said. */
  declines: { code: string; payments: number }[];
  disputes: { count: number; amount: number };
};

type Asked = { range: DayRange; currency: ShopCurrency; timeZone: string };

// Far more than a small shop sells: the rest of a longer list would be of no use on a page.
const MOST_PRODUCTS = 200;

/**
 * Counts what happened on some days of the shop's. Every part is read through an index on when it happened, and
 * takings are what was received for the orders that were paid on a day.
 */
export async function countOverview({ range, currency, timeZone }: Asked): Promise<Counts> {
  const { from, until } = momentsOf(range, timeZone);
  const between = [from.toISOString(), until.toISOString()] as const;
  const [days, products, placed, declines, disputes] = await Promise.all([
    prisma().$queryRaw<CountedDay[]>`
      SELECT day, sum(orders)::float8 AS orders, sum(takings)::float8 AS takings,
             sum(refunds)::float8 AS refunds, sum(refunded)::float8 AS refunded
      FROM (
        SELECT to_char(o.paid_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day, 1 AS orders,
               (SELECT coalesce(sum(a.amount_received), 0) FROM payment_attempt a WHERE a.order_id = o.id) AS takings,
               0 AS refunds, 0 AS refunded
        FROM "order" o
        WHERE o.paid_at >= ${between[0]}::timestamptz AND o.paid_at < ${between[1]}::timestamptz
          AND o.currency = ${currency}
        UNION ALL
        SELECT to_char(r.created_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD'), 0, 0, 1, r.amount
        FROM refund r
        WHERE r.created_at >= ${between[0]}::timestamptz AND r.created_at < ${between[1]}::timestamptz
          AND r.currency = ${currency} AND r.status = 'succeeded'
      ) happened
      GROUP BY day ORDER BY day`,
    prisma().$queryRaw<ProductCount[]>`
      SELECT i.product_id AS "productId", p.name, sum(i.quantity)::float8 AS pieces,
             sum(i.quantity::bigint * i.unit_amount)::float8 AS amount
      FROM "order" o JOIN order_item i ON i.order_id = o.id JOIN product p ON p.id = i.product_id
      WHERE o.paid_at >= ${between[0]}::timestamptz AND o.paid_at < ${between[1]}::timestamptz
        AND o.currency = ${currency}
      GROUP BY i.product_id, p.name ORDER BY amount DESC, i.product_id LIMIT ${MOST_PRODUCTS}`,
    prisma().$queryRaw<{ placed: number; paid: number }[]>`
      SELECT count(*)::float8 AS placed, count(paid_at)::float8 AS paid FROM "order"
      WHERE created_at >= ${between[0]}::timestamptz AND created_at < ${between[1]}::timestamptz
        AND currency = ${currency}`,
    prisma().$queryRaw<{ code: string; payments: number }[]>`
      SELECT decline_code AS code, count(*)::float8 AS payments FROM payment_attempt
      WHERE created_at >= ${between[0]}::timestamptz AND created_at < ${between[1]}::timestamptz
        AND currency = ${currency} AND decline_code IS NOT NULL AND decline_count > 0
      GROUP BY decline_code ORDER BY payments DESC, code LIMIT 50`,
    prisma().$queryRaw<{ count: number; amount: number }[]>`
      SELECT count(*)::float8 AS count, coalesce(sum(amount), 0)::float8 AS amount FROM dispute
      WHERE created_at >= ${between[0]}::timestamptz AND created_at < ${between[1]}::timestamptz
        AND currency = ${currency}`,
  ]);
  return {
    ...{ days, products, declines },
    placed: placed[0]?.placed ?? 0,
    placedAndPaid: placed[0]?.paid ?? 0,
    disputes: disputes[0] ?? { count: 0, amount: 0 },
  };
}
