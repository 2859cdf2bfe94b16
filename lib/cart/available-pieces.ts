import { Prisma } from "@/prisma/generated/client";

/** The most pieces of one product that a cart line holds; the database refuses more. */
export const MAXIMUM_QUANTITY = 99;

/**
 * SQL for how many pieces of `product p` a cart could have in all, at most 99: what is in stock, plus what
 * the cart's own unpaid order holds, because that order is replaced when the cart is paid (one under review is
 * not). The only place where this is decided. Whether the product is for sale at all is another question.
 */
export function availablePieces(cartId: string | null): Prisma.Sql {
  return Prisma.sql`
    least(${MAXIMUM_QUANTITY}::int, p.stock + (
      SELECT coalesce(sum(i.quantity), 0)
      FROM order_item i JOIN "order" o ON o.id = i.order_id
      WHERE o.cart_id = ${cartId}::uuid AND o.status = 'pending' AND o.review_reason IS NULL
        AND i.product_id = p.id
    ))::int`;
}
