import type { SqlQuery } from "@prisma/driver-adapter-utils";

/**
 * Names statements, so that each connection prepares a text once and Postgres parses and plans it no more after that.
 * The first `most` texts get a name: a connection keeps what it has prepared for as long as it lives, and a list of
 * any length makes new texts without end. "" leaves a statement unnamed.
 */
export function createStatementNames(most: number): (query: Pick<SqlQuery, "sql" | "args">) => string {
  const names = new Map<string, string>();
  return ({ sql, args }) => {
    // BEGIN and COMMIT have nothing to prepare, and unnamed they are one message.
    if (args.length === 0) return "";
    const known = names.get(sql);
    if (known) return known;
    if (names.size >= most) return "";
    const name = `till_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
