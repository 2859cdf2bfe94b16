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

/** Rows as a table of a FROM: any number of them is one parameter. `columns` are names with their SQL types. */
export function rowsOf(rows: readonly object[], columns: string): Prisma.Sql {
  return Prisma.sql`json_to_recordset(${JSON.stringify(rows)}::json) AS x(${Prisma.raw(columns)})`;
}
