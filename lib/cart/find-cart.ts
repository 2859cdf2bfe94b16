import type { ShopCurrency } from "@/lib/money";
import type { PrismaClient } from "@/prisma/generated/client";
import { hashCartSecret } from "./cart-secret";
import { type CartView, emptyCartView, viewCart } from "./cart-view";
import { readCartLines } from "./read-cart-lines";

/** The cart of a secret as it is today; the empty one where the secret belongs to none. */
export async function findCart(
  prisma: PrismaClient,
  secret: string | null,
  currency: ShopCurrency,
): Promise<CartView> {
  const tokenHash = secret === null ? null : hashCartSecret(secret);
  if (!tokenHash) return emptyCartView(currency);
  // The version before the lines: a change in between makes it too old, which Pay notices, and never too new.
  const cart = await prisma.cart.findUnique({ where: { tokenHash }, select: { id: true, version: true } });
  if (!cart) return emptyCartView(currency);
  return viewCart(cart, await readCartLines(prisma, { id: cart.id, currency }), currency);
}
