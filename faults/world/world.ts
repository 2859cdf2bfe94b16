import pg from "pg";
import type { Query } from "@/faults/oracle/shop-side";
import type { TestSandbox } from "@/lib/testing/sandbox";

export const SECRET_KEY = "sk_test_till";

/** A shop with a database and a Stripe of its own, as the harness gets at it. */
export type World = {
  sandbox: Pick<TestSandbox, "control">;
  /** Reads and writes as the server's superuser, past the shop, its gate and the database's own rules if need be. */
  query: Query;
  stripeUrl: string;
  /** Events that the shop has acknowledged since the run began: Stripe never sends them again. */
  acknowledged: Set<string>;
  /** For the job queue, whose own connections are past the gate: its tasks are not. */
  jobPool: pg.Pool;
};

/** Connections for the harness itself, which outlive whatever happens to the server. */
export function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
