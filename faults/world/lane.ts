import pg from "pg";
import type { Query } from "@/faults/oracle/shop-side";
import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";
import { openOwner, owner } from "@/lib/testing/database";
import { startTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { WEBHOOK_SECRET } from "@/lib/testing/signature";
import { Gate, installGate } from "./gate";

export const SECRET_KEY = "sk_test_till";

/** A whole shop inside this process, with a database and a Stripe of its own. */
export type Lane = {
  gate: Gate;
  sandbox: TestSandbox;
  /** Reads and writes as the server's superuser, past the shop, its gate and the database's own rules if need be. */
  query: Query;
  stripeUrl: string;
  superuserUrl: string;
  /** Events that the shop has acknowledged since the run began: Stripe never sends them again. */
  acknowledged: Set<string>;
  /** For the job queue, whose own connections are past the gate: its tasks are not. */
  jobPool: pg.Pool;
  close: () => Promise<void>;
};

/** Opens the shop of this process on a migrated database that nobody else uses. Once in a process. */
export async function openLane(urls: { superuser: string; owner: string; serving: string }): Promise<Lane> {
  log.level = "silent";
  const gate = new Gate();
  installGate(gate);
  const sandbox = await startTestSandbox();
  Object.assign(process.env, {
    DATABASE_URL: urls.serving,
    STRIPE_SECRET_KEY: SECRET_KEY,
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_test_till",
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: "a secret of thirty-two characters",
    ...sandbox.settings,
  });
  openOwner(urls.owner);
  const pool = new pg.Pool({ connectionString: urls.superuser, max: 2 });
  const jobPool = new pg.Pool({ connectionString: urls.serving, max: 3 });
  for (const each of [pool, jobPool]) {
    each.on("error", () => undefined);
    each.on("connect", (client) => client.on("error", () => undefined));
  }
  return {
    gate,
    sandbox,
    query: async <Row>(sql: string) => (await pool.query(sql)).rows as Row[],
    stripeUrl: `http://127.0.0.1:${sandbox.port}`,
    superuserUrl: urls.superuser,
    acknowledged: new Set(),
    jobPool,
    async close() {
      await jobPool.end();
      await pool.end();
      await prisma().$disconnect();
      await owner().$disconnect();
      await sandbox.stop();
    },
  };
}
