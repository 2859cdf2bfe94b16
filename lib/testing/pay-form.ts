import { hashCartSecret, newCartSecret } from "@/lib/cart/cart-secret";
import { prisma } from "@/lib/prisma";
import { fillCart, stockProduct } from "./shop";

/** A cart with one piece, of a bowl of its own or of a given product: what its Pay button sends, and the cookie by which its browser is known. */
export async function newPayForm(productId?: string) {
  const request = await fillCart({ [productId ?? (await stockProduct())]: 1 });
  const { cartId, cartVersion, currency, shippingMethodId, contact, expectedTotal } = request;
  const cart = newCartSecret();
  const tokenHash = hashCartSecret(cart);
  if (!tokenHash) throw new Error("a new secret has another shape");
  await prisma().cart.update({ where: { id: cartId }, data: { tokenHash } });
  const form = { cartVersion, currency, shippingMethodId, contact, expectedTotal };
  return { form, cookies: { cart } };
}
