import type { Tx } from "@/lib/prisma";
import { hashCartSecret } from "./cart-secret";

/** The most pieces of one product that a cart line holds; the database refuses more. */
export const MAXIMUM_QUANTITY = 99;

/** Locks the cart of a secret until its transaction ends, so that changes to it happen one after the other. Returns its id. */
export async function lockCart(tx: Tx, secret: string | null): Promise<string | null> {
  const tokenHash = secret === null ? null : hashCartSecret(secret);
  if (!tokenHash) return null;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM cart WHERE token_hash = ${tokenHash} FOR UPDATE`;
  return rows[0]?.id ?? null;
}

/** Marks a locked cart as changed: what was placed from the version before is another order. */
export async function bumpVersion(tx: Tx, cartId: string): Promise<void> {
  await tx.$executeRaw`UPDATE cart SET version = version + 1, updated_at = now() WHERE id = ${cartId}::uuid`;
}

/**
 * How many pieces of a product this cart could have: what is in stock, plus what the cart's own unpaid
 * order already holds, because that order is replaced when the cart is paid. 0 when it is not for sale.
 */
export async function availableTo(
  tx: Tx,
  cartId: string | null,
  product: { id: string; stock: number; active: boolean },
): Promise<number> {
  if (!product.active) return 0;
  if (!cartId) return Math.min(product.stock, MAXIMUM_QUANTITY);
  const held = await tx.orderItem.aggregate({
    where: { productId: product.id, order: { cartId, status: "pending" } },
    _sum: { quantity: true },
  });
  return Math.min(product.stock + (held._sum.quantity ?? 0), MAXIMUM_QUANTITY);
}
