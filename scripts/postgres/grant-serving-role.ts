import { readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { repository } from "@/scripts/command/repository";

const RIGHTS = path.join(repository, "prisma/serving-role.sql");

// Only what is ours: an extension's views in the same schema are not ours to close.
const OURS = `
  SELECT relkind = 'S' AS is_sequence, oid::regclass::text AS name FROM pg_class
  WHERE relnamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace)
    AND relkind IN ('r', 'v', 'S') AND pg_has_role(relowner, 'USAGE')`;

// The job queue's tables have row security switched on, which hides every row from all but their owner.
const WITHOUT_POLICY = `
  SELECT oid::regclass::text AS name FROM pg_class
  WHERE relnamespace = 'graphile_worker'::regnamespace AND relrowsecurity
    AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = $1)`;

/**
 * Gives `role` exactly the rights of prisma/serving-role.sql in one transaction, so that a process which
 * serves at this moment never finds them half taken. `owner` is a connection of the role that owns the tables.
 */
export async function grantServingRole(owner: pg.Client, role: string): Promise<void> {
  const name = owner.escapeIdentifier(role);
  const rights = await readFile(RIGHTS, "utf8");
  await owner.query("BEGIN");
  try {
    await owner.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    const ours = await owner.query<{ is_sequence: boolean; name: string }>(OURS);
    for (const { is_sequence, name: relation } of ours.rows) {
      await owner.query(`REVOKE ALL ON ${is_sequence ? "SEQUENCE" : "TABLE"} ${relation} FROM ${name}`);
    }
    await owner.query(rights.replaceAll(":serving_role", name));
    const bare = await owner.query<{ name: string }>(WITHOUT_POLICY, [role]);
    for (const { name: table } of bare.rows) {
      await owner.query(`CREATE POLICY ${name} ON ${table} TO ${name} USING (true)`);
    }
    await owner.query("COMMIT");
  } catch (error) {
    await owner.query("ROLLBACK");
    throw error;
  }
}
