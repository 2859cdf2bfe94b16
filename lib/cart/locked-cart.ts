import type { Tx } from "@/lib/prisma";
import { hashCartSecret } from "./cart-secret";

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
