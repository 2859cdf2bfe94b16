import type { ShopCurrency } from "@/lib/money";
import type { Tx } from "@/lib/prisma";
import { availablePieces } from "./available-pieces";
import type { StoredLine } from "./cart-line";

type LineRow = Omit<StoredLine, "unitAmount"> & { unitAmount: number | null };

/**
 * A cart's lines in the order in which they were added, with today's names, prices and stock, straight
 * from the tables and never from a cache.
 */
export async function readCartLines(
  tx: Tx,
  cart: { id: string; currency: ShopCurrency },
): Promise<StoredLine[]> {
  const rows = await tx.$queryRaw<LineRow[]>`
    SELECT p.id AS "productId", p.slug, p.name, p.image, l.quantity, price.amount AS "unitAmount",
           p.active AND price.amount IS NOT NULL AS "forSale", ${availablePieces(cart.id)} AS available
    FROM cart_line l
    JOIN product p ON p.id = l.product_id
    LEFT JOIN price ON price.product_id = p.id AND price.currency = ${cart.currency}
    WHERE l.cart_id = ${cart.id}::uuid
    ORDER BY l.added_at, p.id`;
  return rows.map((row) => ({
    ...row,
    unitAmount: row.unitAmount ?? 0,
    available: row.forSale ? row.available : 0,
  }));
}

/**
 * Keeps the cart's products as they are until the transaction ends, so that what is read next still holds
 * when it is ordered. Products are locked in the order of their ids everywhere.
 */
export async function lockProductsOfCart(tx: Tx, cartId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM product WHERE id IN (SELECT product_id FROM cart_line WHERE cart_id = ${cartId}::uuid)
    ORDER BY id FOR UPDATE`;
}
