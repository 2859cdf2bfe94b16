import type { ShopCurrency } from "@/lib/money";
import type { PrismaClient } from "@/prisma/generated/client";
import { hashCartSecret } from "./cart-secret";
import { type CartView, emptyCartView, viewCart } from "./cart-view";

/**
 * The cart of a secret with today's names, prices and stock; empty where the secret belongs to none.
 * What the cart's own unpaid order holds counts as available to it, as it does when the order is placed.
 */
export async function findCart(
  prisma: PrismaClient,
  secret: string | null,
  currency: ShopCurrency,
): Promise<CartView> {
  const tokenHash = secret === null ? null : hashCartSecret(secret);
  if (!tokenHash) return emptyCartView(currency);
  const cart = await prisma.cart.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      version: true,
      lines: {
        orderBy: [{ addedAt: "asc" }, { productId: "asc" }],
        select: { quantity: true, product: { include: { prices: { where: { currency } } } } },
      },
      orders: {
        where: { status: "pending" },
        select: { items: { select: { productId: true, quantity: true } } },
      },
    },
  });
  if (!cart) return emptyCartView(currency);
  const held = cart.orders.flatMap((order) => order.items);
  const lines = cart.lines.map(({ quantity, product }) => ({
    productId: product.id,
    slug: product.slug,
    name: product.name,
    image: product.image,
    stock: held
      .filter((item) => item.productId === product.id)
      .reduce((sum, item) => sum + item.quantity, product.stock),
    active: product.active,
    unitAmount: product.prices[0]?.amount ?? null,
    quantity,
  }));
  return viewCart({ id: cart.id, version: cart.version }, lines, currency);
}
