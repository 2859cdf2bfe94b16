import type { PrismaClient } from "./generated/client";
import { bowlsAndPlates } from "./seed-data/bowls-and-plates";
import { cups } from "./seed-data/cups";
import type { Prices } from "./seed-data/demo-types";
import { potsAndVases } from "./seed-data/pots-and-vases";
import { shippingMethods } from "./seed-data/shipping-methods";

/** The demo shop's products, in the order of the home page. Amounts in Stripe's minor unit. */
const products = [...cups, ...bowlsAndPlates, ...potsAndVases];

function inEachCurrency(prices: Prices): { currency: string; amount: number }[] {
  return Object.entries(prices).map(([currency, amount]) => ({ currency, amount }));
}

/**
 * Puts the demo shop's products and shipping methods into the database. Whatever is there already stays
 * as it is, above all its stock, so that it is safe to run at every start.
 */
export async function seed(prisma: PrismaClient): Promise<void> {
  await prisma.$transaction([
    prisma.product.createMany({
      skipDuplicates: true,
      data: products.map(({ prices: _, ...product }, position) => ({
        ...product,
        id: product.slug,
        image: `/products/${product.slug}.svg`,
        position,
        received: product.stock,
      })),
    }),
    prisma.price.createMany({
      skipDuplicates: true,
      data: products.flatMap(({ slug, prices }) =>
        inEachCurrency(prices).map((price) => ({ ...price, productId: slug })),
      ),
    }),
    prisma.shippingMethod.createMany({
      skipDuplicates: true,
      data: shippingMethods.map(({ rates: _, ...method }, position) => ({ ...method, position })),
    }),
    prisma.shippingRate.createMany({
      skipDuplicates: true,
      data: shippingMethods.flatMap(({ id, rates }) =>
        inEachCurrency(rates).map((rate) => ({ ...rate, shippingMethodId: id })),
      ),
    }),
  ]);
}
