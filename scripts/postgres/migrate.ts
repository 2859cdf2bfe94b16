import { runMigrations } from "graphile-worker";
import pg from "pg";
import { readMigrations, readSchema } from "./migration-files";
import { withSchemaEngine } from "./schema-engine";

// Any number, as long as every process that migrates takes the same one.
const MIGRATION_LOCK = 7_340_921;

/**
 * Brings a database up to date: Till's own migrations, then the job queue's. Safe to run from several
 * machines at once; the second waits and finds nothing to do. Returns the names of Till's migrations
 * that were applied now.
 */
export async function migrate(connectionString: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const migrationsList = await readMigrations();
    const { appliedMigrationNames } = await withSchemaEngine(connectionString, await readSchema(), (engine) =>
      engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
    );
    await runMigrations({ connectionString });
    return appliedMigrationNames;
  } finally {
    await lock.end();
  }
}
