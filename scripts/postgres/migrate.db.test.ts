import { expect, inject, test } from "vitest";
import { databaseUrl, withClient } from "./connect";
import { migrate } from "./migrate";
import { readSchema } from "./migration-files";
import { schemaChanges } from "./schema-changes";

/** An empty database on the test run's server, removed afterwards. */
async function withDatabase(name: string, use: (url: string) => Promise<void>): Promise<void> {
  const server = new URL(inject("databaseServerUrl"));
  await withClient(server.href, (client) => client.query(`CREATE DATABASE ${name}`));
  try {
    await use(databaseUrl({ port: Number(server.port), password: server.password }, name));
  } finally {
    await withClient(server.href, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }
}

test("migrating again finds nothing to do", async () => {
  await withDatabase("migrate_twice", async (url) => {
    expect((await migrate(url)).length).toBeGreaterThan(0);
    expect(await migrate(url)).toEqual([]);
  });
});

test("two machines migrating at once apply each migration once", async () => {
  await withDatabase("migrate_together", async (url) => {
    const [first, second] = await Promise.all([migrate(url), migrate(url)]);
    expect([first.length, second.length].filter((count) => count > 0)).toHaveLength(1);
  });
});

/** Every column as the database describes it, of all tables that are ours and in schema.prisma. */
async function columns(url: string): Promise<unknown[]> {
  const { rows } = await withClient(url, (client) =>
    client.query(`
      SELECT table_name, column_name, udt_name, character_maximum_length, datetime_precision, is_nullable, column_default
      FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
        AND table_name IN (SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE')
      ORDER BY table_name, column_name`),
  );
  return rows;
}

test("the migrations and schema.prisma describe the same tables", async () => {
  await withDatabase("by_migrations", async (migrated) => {
    await migrate(migrated);
    await withDatabase("by_schema", async (described) => {
      const sql = await schemaChanges(described, null, await readSchema());
      await withClient(described, (client) => client.query(sql));
      expect(await columns(migrated)).toEqual(await columns(described));
      expect(await columns(migrated)).not.toEqual([]);
    });
  });
});

test("a new column in schema.prisma becomes a migration, and no change becomes none", async () => {
  const before = await readSchema();
  const after = before.replace("model Cart {", "model Cart {\n  note String?");
  const url = inject("databaseServerUrl");
  expect(await schemaChanges(url, before, after)).toContain(`ALTER TABLE "cart" ADD COLUMN`);
  expect(await schemaChanges(url, before, before)).toBe("");
});
