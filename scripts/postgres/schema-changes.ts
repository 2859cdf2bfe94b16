import { withSchemaEngine } from "./schema-engine";

/**
 * The SQL that takes a database from one text of schema.prisma (null: from nothing) to another; empty when
 * there is nothing to do. The engine wants a connection, whatever database that is, and does not look at it.
 */
export async function schemaChanges(
  connectionString: string,
  before: string | null,
  after: string,
): Promise<string> {
  const target = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  });
  const diff = await withSchemaEngine(connectionString, after, (engine) =>
    engine.diff({
      from: before === null ? { tag: "empty" } : target(before),
      to: target(after),
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  const NO_CHANGE = 0;
  return diff.exitCode === NO_CHANGE ? "" : (diff.stdout ?? "");
}
