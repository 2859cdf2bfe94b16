import { prisma } from "@/lib/prisma";
import type { Prices } from "@/prisma/products-file";
import { comparePrices, fieldChanges } from "@/prisma/seed-changes";
import { editedVersion, ofCurrencies } from "./edited-version";

/** What staff may change of a product. Its id, address, picture and place are the products file's. */
export type ProductWords = {
  name: string;
  category: string;
  summary: string;
  description: string;
  details: string[];
  /** False takes it off sale. */
  active: boolean;
};

/** `changes` are to be read by a person, empty where nothing is different. */
export type Edited = { ok: true; changes: string[] } | { ok: false; kind: "unknown" | "changed_meanwhile" };

type ProductRow = ProductWords & { prices: { currency: string; amount: number }[] };

function wordsOf({ name, category, summary, description, details, active }: ProductWords): ProductWords {
  return { name, category, summary, description, details, active };
}

/** Names a product as it is now, for the form that edits it. */
export function productVersion(product: ProductRow): string {
  return editedVersion(wordsOf(product), product.prices);
}

/**
 * Makes a product's words and prices, in minor units, what a form says, unless somebody else has changed it since the form was
 * made. Orders that were placed keep their prices; an open checkout hears of another total before it pays. `by` is a staff
 * user's id: the database notes it beside each price.
 */
export async function editProduct(
  id: string,
  version: string,
  by: string,
  { words, prices }: { words: ProductWords; prices: Prices },
): Promise<Edited> {
  return await prisma().$transaction(async (tx): Promise<Edited> => {
    await tx.$queryRaw`SELECT set_config('till.changed_by', ${by}, true)`;
    await tx.$queryRaw`SELECT 1 FROM product WHERE id = ${id} FOR NO KEY UPDATE`;
    const product = await tx.product.findUnique({ where: { id }, include: { prices: true } });
    if (!product) return { ok: false, kind: "unknown" };
    if (productVersion(product) !== version) return { ok: false, kind: "changed_meanwhile" };
    const { changed, what } = comparePrices(ofCurrencies(product.prices, prices), prices);
    await tx.product.update({ where: { id }, data: words });
    for (const { currency, amount } of changed) {
      const where = { productId_currency: { productId: id, currency } };
      await tx.price.upsert({ where, create: { productId: id, currency, amount }, update: { amount } });
    }
    return { ok: true, changes: [...fieldChanges(wordsOf(product), words), ...what] };
  });
}
