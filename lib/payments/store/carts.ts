import { Prisma } from "@/prisma/generated/client";
import type { Decided } from "./decided";
import { only } from "./rows";

/** Whether `cartParts` has a part named refilled, with the new version of each order's cart. */
export function refillsCarts(decided: readonly Decided[]): boolean {
  return ordersThat(decided, "refill_cart").length > 0;
}

function ordersThat(decided: readonly Decided[], what: "take_from_cart" | "refill_cart"): string[] {
  return decided.flatMap(({ order, changes }) =>
    order.cartId && only(changes, what).length > 0 ? [order.id] : [],
  );
}

/**
 * Takes what orders bought out of their carts, also where the shopper has changed the cart since, and puts it
 * back where a payment failed and the cart is empty: then the same order can be paid another way.
 */
export function cartParts(decided: readonly Decided[]): Prisma.Sql[] {
  const taking = ordersThat(decided, "take_from_cart");
  const refilling = ordersThat(decided, "refill_cart");
  const parts: Prisma.Sql[] = [];
  if (taking.length > 0) {
    parts.push(
      Prisma.sql`bought AS (
        SELECT o.cart_id, i.product_id, i.quantity FROM "order" o JOIN order_item i ON i.order_id = o.id
        WHERE o.id = ANY (${taking}::uuid[])
      )`,
      Prisma.sql`lessened AS (
        UPDATE cart_line l SET quantity = l.quantity - bought.quantity FROM bought
        WHERE l.cart_id = bought.cart_id AND l.product_id = bought.product_id AND l.quantity > bought.quantity
        RETURNING l.cart_id
      )`,
      Prisma.sql`removed AS (
        DELETE FROM cart_line l USING bought
        WHERE l.cart_id = bought.cart_id AND l.product_id = bought.product_id AND l.quantity <= bought.quantity
        RETURNING l.cart_id
      )`,
      Prisma.sql`emptier AS (
        UPDATE cart SET version = version + 1, updated_at = now()
        WHERE id IN (SELECT cart_id FROM lessened UNION SELECT cart_id FROM removed)
      )`,
    );
  }
  if (refilling.length > 0) {
    parts.push(
      Prisma.sql`refilled AS (
        UPDATE cart c SET version = c.version + 1, updated_at = now() FROM "order" o
        WHERE o.id = ANY (${refilling}::uuid[]) AND c.id = o.cart_id
          AND NOT EXISTS (SELECT FROM cart_line l WHERE l.cart_id = c.id)
        RETURNING o.id AS order_id, c.id, c.version
      )`,
      Prisma.sql`put_back AS (
        INSERT INTO cart_line (cart_id, product_id, quantity)
        SELECT refilled.id, i.product_id, i.quantity FROM refilled JOIN order_item i ON i.order_id = refilled.order_id
      )`,
    );
  }
  return parts;
}
