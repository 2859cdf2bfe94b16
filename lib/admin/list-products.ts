import type { Money } from "@/lib/money";
import { prisma } from "@/lib/prisma";
import { SHOP_CURRENCIES } from "@/lib/shop";

/** A product as the staff's list shows it. `inOrders` are pieces of orders that are open or paid. */
export type ProductLine = {
  id: string;
  name: string;
  category: string;
  active: boolean;
  left: number;
  inOrders: number;
  /** In the shop's first currency; null where it has none in it. */
  price: Money | null;
};

/** Every product, in the shop's own order; those off sale as well. */
export async function listAllProducts(): Promise<ProductLine[]> {
  const [currency] = SHOP_CURRENCIES;
  const products = await prisma().product.findMany({
    orderBy: { position: "asc" },
    include: { prices: { where: { currency } } },
  });
  return products.map(({ id, name, category, active, stock, received, prices: [price] }) => ({
    ...{ id, name, category, active },
    left: stock,
    inOrders: received - stock,
    price: price ? { amount: price.amount, currency } : null,
  }));
}
