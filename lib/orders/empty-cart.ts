import type { Tx } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";

/**
 * The parts of a WITH that empty the cart an order was placed from, unless the shopper has changed it
 * since. For statements that do more at once; `emptyCart` is the same alone.
 */
export function emptyCartParts(orderId: string): Prisma.Sql {
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

/** Empties the cart an order was placed from, unless the shopper has changed it since. */
export async function emptyCart(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`WITH ${emptyCartParts(orderId)} SELECT 1`;
}
