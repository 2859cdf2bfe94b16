import type { ShopCurrency } from "@/lib/money";
import type { Tx } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import { availablePieces } from "./available-pieces";
import type { StoredLine } from "./cart-line";

/** A row of `cartLinesQuery`. */
export type LineRow = Omit<StoredLine, "unitAmount"> & { unitAmount: number | null };

type CartToRead = { id: string; currency: ShopCurrency };

/** SQL for a cart's lines as `readCartLines` reads them; `storedLines` makes lines of its rows. */
export function cartLinesQuery(cart: CartToRead): Prisma.Sql {
  return Prisma.sql`
    SELECT p.id AS "productId", p.slug, p.name, p.image, l.quantity, price.amount AS "unitAmount",
           p.active AND price.amount IS NOT NULL AS "forSale", ${availablePieces(cart.id)} AS available
    FROM cart_line l
    JOIN product p ON p.id = l.product_id
    LEFT JOIN price ON price.product_id = p.id AND price.currency = ${cart.currency}
    WHERE l.cart_id = ${cart.id}::uuid
    ORDER BY l.added_at, p.id`;
}

export function storedLines(rows: readonly LineRow[]): StoredLine[] {
  return rows.map((row) => ({
    ...row,
    unitAmount: row.unitAmount ?? 0,
    available: row.forSale ? row.available : 0,
  }));
}

/**
 * A cart's lines in the order in which they were added, with today's names, prices and stock, straight
 * from the tables and never from a cache.
 */
export async function readCartLines(tx: Tx, cart: CartToRead): Promise<StoredLine[]> {
  return storedLines(await tx.$queryRaw<LineRow[]>(cartLinesQuery(cart)));
}
