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
