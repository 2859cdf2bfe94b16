import { isShopCurrency } from "@/lib/money";
import type { PrismaClient } from "./generated/client";
import type { Prices, ProductEntry, ProductsFile, ShippingEntry } from "./products-file";

const HEADER = `// What the shop sells and how it ships, in the order of the home page and of the checkout, as the database had it. Edit it and run
// \`npm run seed\`: new entries are added, changed ones changed, and what is taken out is no longer for sale.
// Amounts are whole numbers of Stripe's minor unit: 3800 is 38 dollars, 5600 is 5600 yen.
`;

function pricesOf(amounts: readonly { currency: string; amount: number }[]): Prices {
  const ours = amounts.filter(({ currency }) => isShopCurrency(currency));
  return Object.fromEntries(ours.map(({ currency, amount }) => [currency, amount])) as Prices;
}

/** What a products file would have to say for `seed` to find nothing to change. */
export async function readProductsFile(prisma: PrismaClient): Promise<ProductsFile> {
  const [products, methods] = await Promise.all([
    prisma.product.findMany({ orderBy: { position: "asc" }, include: { prices: true } }),
    prisma.shippingMethod.findMany({ orderBy: { position: "asc" }, include: { rates: true } }),
  ]);
  return {
    products: products.map(
      ({
        id,
        slug,
        image,
        name,
        category,
        summary,
        description,
        details,
        received,
        active,
        prices,
      }): ProductEntry => ({
        ...{
          id,
          ...(slug !== id && { slug }),
          image,
          name,
          category,
          summary,
          description,
          details,
          received,
        },
        ...(!active && { active }),
        prices: pricesOf(prices),
      }),
    ),
    shipping: methods.map(
      ({ id, name, description, active, rates }): ShippingEntry => ({
        ...{ id, name, description, ...(!active && { active }) },
        rates: pricesOf(rates),
      }),
    ),
  };
}

/** The text of a products file. */
export function writeProductsFile({ products, shipping }: ProductsFile): string {
  const list = (name: string, entries: readonly object[]) =>
    `\nexport const ${name} = ${JSON.stringify(entries, null, 2)};\n`;
  return `${HEADER}${list("products", products)}${list("shipping", shipping)}`;
}
