import type { OrderStatus } from "@/lib/orders/order-status";
import { prisma } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import { PAGE_SIZE, type PageLinks, type PageOf, toPage } from "./list-position";
import type { OrderFilter, OrderSearch, OrdersQuery } from "./orders-query";

/** One line of the list. Amounts in minor units of `currency`. */
export type OrderLine = {
  id: string;
  number: number;
  status: OrderStatus;
  reviewReason: string | null;
  refundedAmount: number;
  /** All that was ever received for the order. */
  capturedAmount: number;
  /** Whether an amount is held that waits to be captured. */
  authorized: boolean;
  disputeOpen: boolean;
  email: string;
  customerName: string;
  totalAmount: number;
  currency: string;
  createdAt: Date;
  /** The newest attempt's decline code, while the order is pending. */
  declineCode: string | null;
};

const AUTHORIZED = Prisma.sql`EXISTS (
  SELECT FROM payment_attempt a WHERE a.order_id = o.id AND a.status = 'authorized')`;

function matchesFilter(filter: OrderFilter): Prisma.Sql {
  if (filter === "all") return Prisma.empty;
  if (filter === "review") return Prisma.sql`AND o.review_reason IS NOT NULL`;
  if (filter === "to_ship") return Prisma.sql`AND o.to_ship`;
  if (filter === "authorized") return Prisma.sql`AND ${AUTHORIZED}`;
  return Prisma.sql`AND o.status = ${filter}::order_status`;
}

function matchesSearch(search: OrderSearch | null): Prisma.Sql {
  switch (search?.by) {
    case undefined:
      return Prisma.empty;
    case "number":
      return Prisma.sql`AND o.number = ${search.number}`;
    case "id":
      return Prisma.sql`AND o.id = ${search.id}::uuid`;
    case "email":
      return Prisma.sql`AND lower(o.email) = ${search.email}`;
    case "paymentIntent":
      return Prisma.sql`AND o.id = (
        SELECT order_id FROM payment_attempt WHERE payment_intent_id = ${search.paymentIntentId})`;
    case "nothing":
      return Prisma.sql`AND false`;
  }
}

/**
 * Everything behind WHERE for one page. The pair (created_at, id) is compared as a whole, which lets
 * PostgreSQL start in the middle of the index: the last page costs what the first one costs.
 */
function onPage(page: PageOf): Prisma.Sql {
  if (!page) return Prisma.sql`ORDER BY o.created_at DESC, o.id DESC`;
  const position = Prisma.sql`(${page.position.at.toISOString()}::timestamptz, ${page.position.id}::uuid)`;
  return page.side === "older"
    ? Prisma.sql`AND (o.created_at, o.id) < ${position} ORDER BY o.created_at DESC, o.id DESC`
    : Prisma.sql`AND (o.created_at, o.id) > ${position} ORDER BY o.created_at, o.id`;
}

/** The SQL of one page of the list, for the page itself and for whoever measures it. */
export function ordersSql({ filter, search, page }: OrdersQuery): Prisma.Sql {
  return Prisma.sql`
    SELECT o.id, o.number, o.status, o.review_reason AS "reviewReason", o.refunded_amount AS "refundedAmount",
           (SELECT coalesce(sum(a.amount_received), 0)::int FROM payment_attempt a
            WHERE a.order_id = o.id AND a.status = 'captured') AS "capturedAmount",
           ${AUTHORIZED} AS authorized,
           o.dispute_open AS "disputeOpen", o.email, o.shipping_name AS "customerName",
           o.total_amount AS "totalAmount", o.currency, o.created_at AS "createdAt",
           (SELECT a.decline_code FROM payment_attempt a
            WHERE a.order_id = o.id AND o.status = 'pending'
            ORDER BY a.created_at DESC LIMIT 1) AS "declineCode"
    FROM "order" o
    WHERE true ${matchesFilter(filter)} ${matchesSearch(search)} ${onPage(page)}
    LIMIT ${PAGE_SIZE + 1}`;
}

/** One page of orders, newest first, with the cursors of its neighbours. */
export async function listOrders(query: OrdersQuery): Promise<{ orders: OrderLine[]; links: PageLinks }> {
  const found = await prisma().$queryRaw<OrderLine[]>(ordersSql(query));
  const { rows, links } = toPage(found, query.page, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { orders: rows, links };
}

/** How many orders wait for a human, counted up to 100. */
export async function countOrdersUnderReview(): Promise<number> {
  const underReview = await prisma().order.findMany({
    where: { reviewReason: { not: null } },
    select: { id: true },
    take: 100,
  });
  return underReview.length;
}

/** Of how many orders something has to go out, counted up to 1000. */
export async function countOrdersToShip(): Promise<number> {
  const toShip = await prisma().order.findMany({ where: { toShip: true }, select: { id: true }, take: 1000 });
  return toShip.length;
}
