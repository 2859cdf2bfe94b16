import { withClient } from "./connect";

/** What the role of an address may do, as far as the shop cares. */
export type ServingRights = {
  role: string;
  /** False when it may not use tables that are there: `npm run migrate` has not given it its rights. */
  maySell: boolean;
  /** What it may beyond serving, each to be read after "may"; nothing for a role that only serves. */
  excess: string[];
};

type Row = {
  role: string;
  may_sell: boolean;
  rules_server: boolean;
  changes_tables: boolean;
  deletes_history: boolean;
  rewrites_inbox: boolean;
};

// For a table that is not there the answer is null, and a database without tables is the migrations' matter.
const RIGHTS = `
  SELECT current_user AS role,
         coalesce(has_table_privilege(to_regclass('public._prisma_migrations'), 'SELECT')
           AND has_table_privilege(to_regclass('public.order_event'), 'INSERT'), true) AS may_sell,
         (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS rules_server,
         has_schema_privilege('public', 'CREATE')
           OR coalesce((SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('public.product')), false)
           AS changes_tables,
         coalesce(has_table_privilege(to_regclass('public.order_event'), 'DELETE'), false) AS deletes_history,
         coalesce(has_table_privilege(to_regclass('public.webhook_event'), 'UPDATE'), false) AS rewrites_inbox`;

/** Asks the database at `url` what its role may do. */
export async function readServingRights(url: string): Promise<ServingRights> {
  const [row] = (await withClient(url, (client) => client.query<Row>(RIGHTS))).rows;
  if (!row) throw new Error("PostgreSQL does not say who is connected");
  const excess = [
    row.rules_server ? "rule the whole server" : null,
    row.changes_tables ? "change the tables" : null,
    row.deletes_history ? "delete an order's history" : null,
    row.rewrites_inbox ? "rewrite what Stripe sent" : null,
  ].filter((right) => right !== null);
  return { role: row.role, maySell: row.may_sell, excess };
}
