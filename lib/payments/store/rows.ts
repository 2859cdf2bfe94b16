import type { Change } from "@/lib/payments/decide/changes";
import { Prisma } from "@/prisma/generated/client";

/** The changes of one kind. */
export function only<Do extends Change["do"]>(
  changes: readonly Change[],
  ...kinds: readonly Do[]
): Extract<Change, { do: Do }>[] {
  return changes.filter((change): change is Extract<Change, { do: Do }> =>
    kinds.some((kind) => kind === change.do),
  );
}

/**
 * A condition that says in advance which rows a join with `rowsOf` can find. Postgres takes any JSON for a hundred rows and
 * would rather read a whole table for so many; for a list of ids it takes the index. `column` is the name of one.
 */
export function amongIds(column: string, ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(column)} = ANY (${ids}::uuid[])`;
}

/** Rows as a table of a FROM: any number of them is one parameter. `columns` are names with their SQL types. */
export function rowsOf(rows: readonly object[], columns: string): Prisma.Sql {
  return Prisma.sql`json_to_recordset(${JSON.stringify(rows)}::json) AS x(${Prisma.raw(columns)})`;
}
