import { Prisma } from "@/prisma/generated/client";
import { refillsCarts } from "./carts";
import type { Decided } from "./decided";
import { amongIds, only, rowsOf } from "./rows";

const CHANGED_BY_ORDER = [
  "move_order",
  "set_sums",
  "take_from_cart",
  "refill_cart",
  "open_review",
  "close_review",
] as const;

/** One row for each order of which its own columns change; what stays is null. */
function orderRows(decided: readonly Decided[]) {
  return decided.flatMap(({ order, changes }) => {
    if (only(changes, ...CHANGED_BY_ORDER).length === 0) return [];
    const sums = only(changes, "set_sums").at(-1);
    const closed = only(changes, "close_review").at(-1);
    const taken = only(changes, "take_from_cart").length > 0;
    const refilled = only(changes, "refill_cart").length > 0;
    return {
      id: order.id,
      status: only(changes, "move_order").at(-1)?.to ?? null,
      refunded: sums?.refundedAmount ?? null,
      disputed: sums?.disputeOpen ?? null,
      in_cart: taken ? false : refilled || null,
      closes: closed !== undefined,
      review: closed ? closed.remaining : (only(changes, "open_review")[0]?.reason ?? null),
    };
  });
}

function reviewRows(decided: readonly Decided[]) {
  return decided.flatMap(({ order, changes }) =>
    only(changes, "open_review").map(({ reason, subject, detail }) => ({
      order_id: order.id,
      ...{ reason, subject, detail },
    })),
  );
}

function closedRows(decided: readonly Decided[]) {
  return decided.flatMap(({ changes }) =>
    only(changes, "close_review").map(({ reviewId, closing }) => ({ id: reviewId, ...closing })),
  );
}

/** Writes orders' own columns, opens and closes reviews. The first open reason stands on the order. */
export function orderParts(decided: readonly Decided[]): Prisma.Sql[] {
  const orders = orderRows(decided);
  const reviews = reviewRows(decided);
  const closed = closedRows(decided);
  const parts: Prisma.Sql[] = [];
  // What is back in its cart can be paid there: the cart's newest version is the order's again.
  const cartVersion = refillsCarts(decided)
    ? Prisma.sql`coalesce((SELECT version FROM refilled WHERE order_id = o.id), o.cart_version)`
    : Prisma.sql`o.cart_version`;
  if (orders.length > 0) {
    parts.push(Prisma.sql`orders AS (
      UPDATE "order" o
      SET status = coalesce(x.status, o.status),
          paid_at = CASE WHEN x.status = 'paid' THEN now() ELSE o.paid_at END,
          refunded_amount = coalesce(x.refunded, o.refunded_amount),
          dispute_open = coalesce(x.disputed, o.dispute_open),
          items_in_cart = coalesce(x.in_cart, o.items_in_cart), cart_version = ${cartVersion},
          review_reason = CASE WHEN x.closes THEN x.review ELSE coalesce(o.review_reason, x.review) END,
          updated_at = now()
      FROM ${rowsOf(orders, "id uuid, status order_status, refunded int, disputed boolean, in_cart boolean, closes boolean, review text")}
      WHERE o.id = x.id AND ${amongIds(
        "o.id",
        orders.map(({ id }) => id),
      )}
    )`);
  }
  if (reviews.length > 0) {
    parts.push(Prisma.sql`reviews AS (
      INSERT INTO review (order_id, reason, subject, detail)
      SELECT order_id, reason, subject, detail
      FROM ${rowsOf(reviews, "order_id uuid, reason text, subject text, detail jsonb")}
      ON CONFLICT DO NOTHING
    )`);
  }
  if (closed.length > 0) {
    parts.push(Prisma.sql`closed_reviews AS (
      UPDATE review v
      SET closed_at = now(), closed_by = x.by, resolution = x.choice, note = x.note
      FROM ${rowsOf(closed, "id uuid, by text, choice text, note text")}
      WHERE v.id = x.id
    )`);
  }
  return parts;
}
