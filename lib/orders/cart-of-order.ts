import type { Tx } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";

/**
 * The parts of a WITH that empty the cart an order was placed from, unless the shopper has changed it
 * since. For statements that do more at once.
 */
export function clearCartParts(orderId: string): Prisma.Sql {
  return Prisma.sql`
    emptied AS (
      UPDATE cart SET version = version + 1, updated_at = now()
      FROM "order" o
      WHERE o.id = ${orderId}::uuid AND cart.id = o.cart_id AND cart.version = o.cart_version
      RETURNING cart.id
    ), cleared AS (
      DELETE FROM cart_line USING emptied WHERE cart_line.cart_id = emptied.id
    )`;
}

/**
 * Puts an order's items back into its cart when its payment failed after the cart was emptied, so that
 * the shopper can pay the same order another way. A cart that is in use again stays as it is.
 */
export async function refillCart(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`
    WITH refilled AS (
      UPDATE cart SET version = version + 1, updated_at = now()
      FROM "order" o
      WHERE o.id = ${orderId}::uuid AND cart.id = o.cart_id
        AND NOT EXISTS (SELECT FROM cart_line l WHERE l.cart_id = cart.id)
      RETURNING cart.id, cart.version
    ), lines AS (
      INSERT INTO cart_line (cart_id, product_id, quantity)
      SELECT refilled.id, i.product_id, i.quantity FROM refilled JOIN order_item i ON i.order_id = ${orderId}::uuid
    )
    UPDATE "order" SET cart_version = refilled.version FROM refilled WHERE "order".id = ${orderId}::uuid`;
}
