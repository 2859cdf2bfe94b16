import type pg from "pg";
import { ExpectedFailure } from "@/scripts/command/expected-failure";

const RIGHTS = `
  SELECT current_user AS role,
         has_schema_privilege('public', 'CREATE')
           AND (has_database_privilege(current_database(), 'CREATE') OR to_regnamespace('graphile_worker') IS NOT NULL)
           AND coalesce((SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('public.product')), true)
           AS may`;

/** Throws an ExpectedFailure when the role of a connection may not make tables here or does not own Till's. */
export async function assertOwner(client: pg.Client): Promise<void> {
  const [answer] = (await client.query<{ role: string; may: boolean }>(RIGHTS)).rows;
  if (answer?.may) return;
  throw new ExpectedFailure(
    `The role ${answer?.role} may not change this database's tables: set DATABASE_OWNER_URL to the address of the role that owns the database.`,
  );
}
