import { runMigrations } from "graphile-worker";
import pg from "pg";
import { assertOwner } from "./assert-owner";
import type { DatabaseUrls } from "./connect";
import { findServingRole } from "./find-serving-role";
import { grantServingRole } from "./grant-serving-role";
import { MissedLock, noteMissedLock, setLockTimeout } from "./lock-timeout";
import { readMigrations, readSchema } from "./migration-files";
import { withSchemaEngine } from "./schema-engine";

// Any number, as long as every process that migrates takes the same one.
const MIGRATION_LOCK = 7_340_921;

/** Brings the job queue's own tables up to date. */
async function migrateJobQueue(connectionString: string): Promise<void> {
  const pgPool = new pg.Pool({ connectionString, max: 1 });
  // An error of a connection comes back from what was asked on it.
  pgPool.on("error", () => undefined);
  pgPool.on("connect", (client) => client.query(setLockTimeout("connection")));
  try {
    await runMigrations({ pgPool });
  } finally {
    await pgPool.end();
  }
}

export type Migrated = {
  /** The names of Till's migrations that were applied now. */
  applied: string[];
  /** The role that serves, with its rights; null when it is the one that owns the tables as well. */
  serving: { role: string; created: boolean } | null;
};

/**
 * Brings a database up to date: Till's own migrations, then the job queue's, then the rights of the role
 * that serves. Safe to run from several machines at once; the second waits and finds nothing to do. Throws
 * an ExpectedFailure with the mend when the roles of the two addresses cannot be used so, or when a table is
 * too busy to be changed now.
 */
export async function migrate({ owner: connectionString, serving }: DatabaseUrls): Promise<Migrated> {
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  try {
    await owner.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await assertOwner(owner);
    const migrationsList = await readMigrations();
    const { appliedMigrationNames } = await withSchemaEngine(connectionString, await readSchema(), (engine) =>
      engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
    );
    await owner.query(setLockTimeout("connection"));
    await migrateJobQueue(connectionString);
    const found = await findServingRole(owner, serving);
    if (found) await grantServingRole(owner, found.role);
    return { applied: appliedMigrationNames, serving: found };
  } catch (error) {
    throw error instanceof MissedLock ? await noteMissedLock(owner) : error;
  } finally {
    await owner.end();
  }
}
