import type { ShopCurrency } from "@/lib/money";
import type { PrismaClient } from "@/prisma/generated/client";
import type { Catalog } from "./catalog-types";
import { piecesLeft } from "./pieces-left";

/** Reads what is for sale in a currency. Whatever has no price in it is not for sale in it. */
export async function loadCatalog(prisma: PrismaClient, currency: ShopCurrency): Promise<Catalog> {
  const [products, methods] = await Promise.all([
    prisma.product.findMany({
      where: { active: true },
      orderBy: { position: "asc" },
      include: { prices: { where: { currency } } },
    }),
    prisma.shippingMethod.findMany({
      where: { active: true },
      orderBy: { position: "asc" },
      include: { rates: { where: { currency } } },
    }),
  ]);
  return {
    products: products.flatMap(({ prices: [price], id, slug, name, summary, image, category, ...rest }) =>
      price
        ? {
            ...{ id, slug, name, summary, image, category },
            ...{ description: rest.description, details: rest.details, left: piecesLeft(rest.stock) },
            price: { amount: price.amount, currency },
          }
        : [],
    ),
    shipping: methods.flatMap(({ id, name, description, rates: [rate] }) =>
      rate ? { id, name, description, price: { amount: rate.amount, currency } } : [],
    ),
  };
}
