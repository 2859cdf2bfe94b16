import type { Prisma, Product } from "./generated/client";
import type { Problem, ProductEntry } from "./products-file";
import { type Change, comparePrices, fieldChanges, orderChange } from "./seed-changes";

/** What the file decides about a product's row, besides its stock and prices. */
function wanted(entry: ProductEntry) {
  const { slug = entry.id, active = true, name, category, summary, description, details, image } = entry;
  return { slug, name, category, summary, description, details, image, active };
}

type Row = Product & { prices: { currency: string; amount: number }[] };

function problemsOf(entries: readonly ProductEntry[], rows: readonly Row[]): Problem[] {
  const inFile = new Set(entries.map(({ id }) => id));
  return entries.flatMap((entry) => {
    const row = rows.find(({ id }) => id === entry.id);
    const ordered = row ? row.received - row.stock : 0;
    const holder = rows.find(({ id, slug }) => slug === wanted(entry).slug && !inFile.has(id));
    return [
      ...(entry.received < ordered
        ? [{ entry: entry.id, field: "received", message: `is less than the ${ordered} pieces in orders` }]
        : []),
      ...(holder
        ? [
            {
              entry: entry.id,
              field: "slug",
              message: `is still the address of ${holder.id}, which is withdrawn`,
            },
          ]
        : []),
    ];
  });
}

function changesOf(entry: ProductEntry, row: Row | undefined): string[] {
  if (!row) return [`new, ${entry.received} pieces`];
  const left = row.stock + entry.received - row.received;
  const { slug, name, category, summary, description, details, image, active } = row;
  return [
    ...fieldChanges({ slug, name, category, summary, description, details, image, active }, wanted(entry)),
    ...comparePrices(row.prices, entry.prices).what,
    ...(left === row.stock
      ? []
      : [`received ${row.received} → ${entry.received}, left ${row.stock} → ${left}`]),
  ];
}

/**
 * Makes the catalogue what `entries` say, in the caller's transaction. Stock changes by what arrived since, so
 * that pieces in orders stay accounted for (I4). A product that is not in the file is withdrawn and kept.
 */
export async function seedProducts(
  tx: Prisma.TransactionClient,
  entries: readonly ProductEntry[],
): Promise<{ changes: Change[]; problems: Problem[] }> {
  // In the order in which orders lock them.
  await tx.$queryRaw`SELECT 1 FROM product ORDER BY id FOR UPDATE`;
  const rows = await tx.product.findMany({ include: { prices: true }, orderBy: { position: "asc" } });
  const problems = problemsOf(entries, rows);
  if (problems.length > 0) return { changes: [], problems };

  const gone = rows.filter(({ id }) => !entries.some((entry) => entry.id === id));
  const positions = new Map([...entries, ...gone].map(({ id }, position) => [id, position]));
  const moved = rows.filter(({ id, position, slug }) => {
    const entry = entries.find((candidate) => candidate.id === id);
    return positions.get(id) !== position || (entry && wanted(entry).slug !== slug);
  });
  // Places and addresses are unique at every moment: whoever changes theirs first steps aside.
  await tx.$executeRaw`
    UPDATE product SET position = -1 - position, slug = '~' || id
    WHERE id = ANY(${moved.map(({ id }) => id)})`;

  const changes = orderChange(
    "products",
    rows.filter(({ active }) => active).map(({ id }) => id),
    entries.map(({ id }) => id),
  );
  for (const { id, slug, active } of gone) {
    await tx.product.update({
      where: { id },
      data: { slug, active: false, position: positions.get(id) ?? 0 },
    });
    if (active) changes.push({ entry: id, what: ["withdrawn: it is no longer in the file"] });
  }
  for (const entry of entries) {
    const row = rows.find(({ id }) => id === entry.id);
    const what = changesOf(entry, row);
    if (what.length > 0) changes.push({ entry: entry.id, what });
    const position = positions.get(entry.id) ?? 0;
    if (what.length > 0 || position !== row?.position) await writeProduct(tx, entry, row, position);
  }
  return { changes, problems: [] };
}

async function writeProduct(
  tx: Prisma.TransactionClient,
  entry: ProductEntry,
  row: Row | undefined,
  position: number,
): Promise<void> {
  const { id, received } = entry;
  const data = { ...wanted(entry), position, received };
  if (row) {
    await tx.product.update({
      where: { id },
      data: { ...data, stock: { increment: received - row.received } },
    });
  } else {
    await tx.product.create({ data: { id, ...data, stock: received } });
  }
  const { changed, dropped } = comparePrices(row?.prices ?? [], entry.prices);
  for (const { currency, amount } of changed) {
    const where = { productId_currency: { productId: id, currency } };
    await tx.price.upsert({ where, create: { productId: id, currency, amount }, update: { amount } });
  }
  await tx.price.deleteMany({
    where: { productId: id, currency: { in: dropped.map(({ currency }) => currency) } },
  });
}
