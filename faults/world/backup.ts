import type { World } from "./world";

type Table = { name: string; columns: string };

/** Every table that a backup of the database has, with those of its columns that can be written. */
async function tablesOf({ query }: World): Promise<Table[]> {
  return await query<Table>(`
    SELECT format('%I.%I', c.table_schema, c.table_name) AS name,
           string_agg(quote_ident(c.column_name), ', ' ORDER BY c.ordinal_position) AS columns
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE t.table_type = 'BASE TABLE' AND c.table_schema IN ('public', 'graphile_worker')
      AND c.table_name NOT IN ('_prisma_migrations', 'migrations') AND c.is_generated = 'NEVER'
    GROUP BY c.table_schema, c.table_name`);
}

const copyOf = ({ name }: Table) => `backup."${name.replaceAll('"', '""')}"`;

/** Copies every row there is. Returns what puts them back in the place of whatever is there then, and the sequences. */
export async function backUp(world: World): Promise<() => Promise<void>> {
  const tables = await tablesOf(world);
  const sequences = await world.query<{ name: string; last: string | null }>(`
    SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS last FROM pg_sequences
    WHERE schemaname IN ('public', 'graphile_worker')`);
  await world.query(`
    DROP SCHEMA IF EXISTS backup CASCADE;
    CREATE SCHEMA backup;
    ${tables.map((table) => `CREATE TABLE ${copyOf(table)} AS TABLE ${table.name};`).join("\n")}`);
  return async () => {
    await world.query(`
      BEGIN;
      SET LOCAL session_replication_role = replica;
      ${tables.map(({ name }) => `DELETE FROM ${name};`).join("\n")}
      ${tables
        .map(
          (table) =>
            `INSERT INTO ${table.name} (${table.columns}) OVERRIDING SYSTEM VALUE SELECT ${table.columns} FROM ${copyOf(table)};`,
        )
        .join("\n")}
      ${sequences.map(({ name, last }) => `SELECT setval('${name}', ${last ?? 1}, ${last !== null});`).join("\n")}
      COMMIT`);
  };
}
