import type { Tx } from "@/lib/prisma";

/** Empties the cart an order was placed from, unless the shopper has changed it since. */
export async function emptyCart(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`
    WITH emptied AS (
      UPDATE cart SET version = version + 1, updated_at = now()
      FROM "order" o
      WHERE o.id = ${orderId}::uuid AND cart.id = o.cart_id AND cart.version = o.cart_version
      RETURNING cart.id
    )
    DELETE FROM cart_line USING emptied WHERE cart_line.cart_id = emptied.id`;
}
