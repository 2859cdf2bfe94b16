import { Prisma } from "@/prisma/generated/client";
import type { Decided } from "./decided";
import { amongIds, only, rowsOf } from "./rows";

function movedOrders(decided: readonly Decided[]) {
  return decided.flatMap(({ order, changes }) =>
    only(changes, "take_stock", "return_stock").map((change) => ({
      id: order.id,
      sign: change.do === "return_stock" ? 1 : -1,
    })),
  );
}

function restockedRefunds(decided: readonly Decided[]) {
  return decided.flatMap(({ changes }) => only(changes, "restock").map(({ refundId }) => ({ id: refundId })));
}

/**
 * Puts whole orders, or the pieces of refunds, on the shelf or takes them from it. Products are locked last of
 * all rows and in the order of their ids, so that hot ones are held briefly and nobody waits in a circle. Taking
 * what is not there breaks the table's CHECK, and with it the transaction: the caller loads and decides again.
 */
export function shelfParts(decided: readonly Decided[]): Prisma.Sql[] {
  const orders = movedOrders(decided);
  const refunds = restockedRefunds(decided);
  const moves: Prisma.Sql[] = [];
  if (orders.length > 0) {
    moves.push(Prisma.sql`
      SELECT i.product_id, x.sign * i.quantity AS delta
      FROM ${rowsOf(orders, "id uuid, sign int")} JOIN order_item i ON i.order_id = x.id
      WHERE ${amongIds(
        "i.order_id",
        orders.map(({ id }) => id),
      )}`);
  }
  if (refunds.length > 0) {
    moves.push(Prisma.sql`
      SELECT l.product_id, l.quantity AS delta
      FROM ${rowsOf(refunds, "id uuid")} JOIN refund_line l ON l.refund_id = x.id`);
  }
  if (moves.length === 0) return [];
  const parts = [
    Prisma.sql`shelf AS (
      UPDATE product p SET stock = p.stock + moved.delta
      FROM (
        SELECT locked.id, sums.delta
        FROM (SELECT product_id, sum(delta)::int AS delta FROM (${Prisma.join(moves, " UNION ALL ")}) m GROUP BY 1) sums
        JOIN product locked ON locked.id = sums.product_id
        ORDER BY locked.id FOR NO KEY UPDATE OF locked
      ) moved
      WHERE p.id = moved.id
    )`,
  ];
  if (refunds.length > 0) {
    parts.push(Prisma.sql`returned AS (
      UPDATE order_item i SET restocked = i.restocked + l.quantity
      FROM ${rowsOf(refunds, "id uuid")} JOIN refund r ON r.id = x.id JOIN refund_line l ON l.refund_id = r.id
      WHERE i.order_id = r.order_id AND i.product_id = l.product_id
    )`);
  }
  return parts;
}
