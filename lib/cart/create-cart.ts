import type { Tx } from "@/lib/prisma";
import { hashCartSecret, newCartSecret } from "./cart-secret";

/** A new cart, and the secret to give the shopper. A secret that belongs to no cart is never adopted: whoever made it up could know it. */
export async function createCart(tx: Tx): Promise<{ id: string; secret: string }> {
  const secret = newCartSecret();
  const tokenHash = hashCartSecret(secret);
  if (!tokenHash) throw new Error("A new cart secret has the wrong shape");
  const { id } = await tx.cart.create({ data: { tokenHash }, select: { id: true } });
  return { id, secret };
}
