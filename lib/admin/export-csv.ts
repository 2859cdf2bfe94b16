import { csvRow } from "@/lib/csv/csv";
import { prisma } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import { EXPORT_TABLES, type ExportName, type ExportRow } from "./export-tables";

/** Rows that are in memory at once. */
export const EXPORT_BATCH = 500;

type Moments = { from: Date; until: Date };

/** The SQL of the next rows of an export after one of them, for the export itself and for whoever measures it. */
export function exportSql(name: ExportName, { from, until }: Moments, after: ExportRow | null): Prisma.Sql {
  const { select, at, id, sub } = EXPORT_TABLES[name];
  const place = after
    ? Prisma.sql`AND (${at}, ${id}, ${sub}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid, ${after.sub})`
    : Prisma.empty;
  // The index is entered at `at`: the triple alone would be compared row by row from the beginning.
  const begin = after ? after.at : from;
  return Prisma.sql`
    ${select}
    WHERE ${at} >= ${begin.toISOString()}::timestamptz AND ${at} < ${until.toISOString()}::timestamptz ${place}
    ORDER BY ${at}, ${id}, ${sub}
    LIMIT ${EXPORT_BATCH}`;
}

/**
 * The lines of a CSV file about what happened from one moment up to another, oldest first: the head, then as many rows
 * at a time as one batch has. The next batch is read when the one before was taken, so that memory stays flat.
 */
export async function* exportCsv(name: ExportName, moments: Moments): AsyncGenerator<string, void> {
  const { columns } = EXPORT_TABLES[name];
  yield csvRow(columns.map(([head]) => head));
  let after: ExportRow | null = null;
  for (;;) {
    const rows: ExportRow[] = await prisma().$queryRaw<ExportRow[]>(exportSql(name, moments, after));
    if (rows.length > 0) yield rows.map((row) => csvRow(columns.map(([, cellOf]) => cellOf(row)))).join("");
    after = rows.at(-1) ?? null;
    if (!after || rows.length < EXPORT_BATCH) return;
  }
}
