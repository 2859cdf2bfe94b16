import type { ShopCurrency } from "@/lib/money";
import { prisma } from "@/lib/prisma";
import { createCatalogCache } from "./catalog-cache";
import type { ProductCard, ProductDetail, ShippingOption } from "./catalog-types";
import { loadCatalog } from "./load-catalog";

// For pages only: placing an order reads prices and stock in its own transaction.
const catalogIn = createCatalogCache((currency) => loadCatalog(prisma(), currency));

/** Everything for sale, in the shop's own order. At most a second old. */
export async function listProducts(currency: ShopCurrency): Promise<ProductCard[]> {
  return (await catalogIn(currency)).products;
}

/** One product by the last part of its address, or null where nothing of that name is for sale. */
export async function findProduct(slug: string, currency: ShopCurrency): Promise<ProductDetail | null> {
  const { products } = await catalogIn(currency);
  return products.find((product) => product.slug === slug) ?? null;
}

/** The ways to ship with their price in a currency, in the shop's own order. At most a second old. */
export async function listShippingOptions(currency: ShopCurrency): Promise<ShippingOption[]> {
  return (await catalogIn(currency)).shipping;
}
