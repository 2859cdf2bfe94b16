import { prisma } from "@/lib/prisma";
import type { Prices } from "@/prisma/products-file";
import { comparePrices, fieldChanges } from "@/prisma/seed-changes";
import type { Edited } from "./edit-product";
import { editedVersion, ofCurrencies } from "./edited-version";

/** What staff may change of a way to ship. */
export type ShippingWords = { name: string; description: string; active: boolean };

type ShippingRow = ShippingWords & { rates: { currency: string; amount: number }[] };

function wordsOf({ name, description, active }: ShippingWords): ShippingWords {
  return { name, description, active };
}

/** Names a way to ship as it is now, for the form that edits it. */
export function shippingVersion(method: ShippingRow): string {
  return editedVersion(wordsOf(method), method.rates);
}

/** Makes a way to ship what a form says, unless somebody else has changed it since the form was made. Rates are in minor units. */
export async function editShipping(
  id: string,
  version: string,
  by: string,
  { words, rates }: { words: ShippingWords; rates: Prices },
): Promise<Edited> {
  return await prisma().$transaction(async (tx): Promise<Edited> => {
    await tx.$queryRaw`SELECT set_config('till.changed_by', ${by}, true)`;
    await tx.$queryRaw`SELECT 1 FROM shipping_method WHERE id = ${id} FOR NO KEY UPDATE`;
    const method = await tx.shippingMethod.findUnique({ where: { id }, include: { rates: true } });
    if (!method) return { ok: false, kind: "unknown" };
    if (shippingVersion(method) !== version) return { ok: false, kind: "changed_meanwhile" };
    const { changed, what } = comparePrices(ofCurrencies(method.rates, rates), rates);
    await tx.shippingMethod.update({ where: { id }, data: words });
    for (const { currency, amount } of changed) {
      const where = { shippingMethodId_currency: { shippingMethodId: id, currency } };
      const create = { shippingMethodId: id, currency, amount };
      await tx.shippingRate.upsert({ where, create, update: { amount } });
    }
    return { ok: true, changes: [...fieldChanges(wordsOf(method), words), ...what] };
  });
}
