import { createHmac } from "node:crypto";
import type pg from "pg";

/**
 * The roles of an embedded server. `postgres` is PostgreSQL's own superuser and only makes the other two;
 * `till_owner` owns the tables and migrates; `till_app` serves, with the rights of prisma/serving-role.sql.
 */
export const ROLES = ["postgres", "till_owner", "till_app"] as const;
export type Role = (typeof ROLES)[number];

/** A role's password: the superuser's is kept with the data, the others follow from it. */
export function passwordOf(role: Role, superuserPassword: string): string {
  if (role === "postgres") return superuserPassword;
  return createHmac("sha256", superuserPassword).update(role).digest("base64url");
}

/** Makes the two ordinary roles where they are missing. `client` is the superuser's. */
export async function ensureRoles(client: pg.Client, superuserPassword: string): Promise<void> {
  for (const role of ROLES.slice(1)) {
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
    if (rowCount) continue;
    const password = client.escapeLiteral(passwordOf(role, superuserPassword));
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${password}`);
  }
}
