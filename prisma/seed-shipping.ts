import type { Prisma, ShippingMethod } from "./generated/client";
import type { ShippingEntry } from "./products-file";
import { type Change, comparePrices, fieldChanges, orderChange } from "./seed-changes";

type Row = ShippingMethod & { rates: { currency: string; amount: number }[] };

function wanted({ name, description, active = true }: ShippingEntry) {
  return { name, description, active };
}

/**
 * Makes the ways to ship what `entries` say, in the caller's transaction. One that is not in the file is
 * withdrawn and kept: orders name it.
 */
export async function seedShipping(
  tx: Prisma.TransactionClient,
  entries: readonly ShippingEntry[],
): Promise<Change[]> {
  await tx.$queryRaw`SELECT 1 FROM shipping_method ORDER BY id FOR UPDATE`;
  const rows = await tx.shippingMethod.findMany({ include: { rates: true }, orderBy: { position: "asc" } });
  const gone = rows.filter(({ id }) => !entries.some((entry) => entry.id === id));
  const positions = new Map([...entries, ...gone].map(({ id }, position) => [id, position]));
  const moved = rows.filter(({ id, position }) => positions.get(id) !== position).map(({ id }) => id);
  // Places are unique at every moment: whoever changes theirs first steps aside.
  await tx.$executeRaw`UPDATE shipping_method SET position = -1 - position WHERE id = ANY(${moved})`;

  const changes = orderChange(
    "shipping",
    rows.filter(({ active }) => active).map(({ id }) => id),
    entries.map(({ id }) => id),
  );
  for (const { id, active } of gone) {
    await tx.shippingMethod.update({
      where: { id },
      data: { active: false, position: positions.get(id) ?? 0 },
    });
    if (active) changes.push({ entry: id, what: ["withdrawn: it is no longer in the file"] });
  }
  for (const entry of entries) {
    const row = rows.find(({ id }) => id === entry.id);
    const what = row ? changesOf(entry, row) : ["new"];
    if (what.length > 0) changes.push({ entry: entry.id, what });
    const position = positions.get(entry.id) ?? 0;
    if (what.length > 0 || position !== row?.position) await writeMethod(tx, entry, row, position);
  }
  return changes;
}

function changesOf(entry: ShippingEntry, { name, description, active, rates }: Row): string[] {
  return [
    ...fieldChanges({ name, description, active }, wanted(entry)),
    ...comparePrices(rates, entry.rates).what,
  ];
}

async function writeMethod(
  tx: Prisma.TransactionClient,
  entry: ShippingEntry,
  row: Row | undefined,
  position: number,
): Promise<void> {
  const { id } = entry;
  const data = { ...wanted(entry), position };
  await tx.shippingMethod.upsert({ where: { id }, create: { id, ...data }, update: data });
  const { changed, dropped } = comparePrices(row?.rates ?? [], entry.rates);
  for (const { currency, amount } of changed) {
    const where = { shippingMethodId_currency: { shippingMethodId: id, currency } };
    await tx.shippingRate.upsert({
      where,
      create: { shippingMethodId: id, currency, amount },
      update: { amount },
    });
  }
  await tx.shippingRate.deleteMany({
    where: { shippingMethodId: id, currency: { in: dropped.map(({ currency }) => currency) } },
  });
}
