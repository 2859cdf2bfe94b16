import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";
import { openOwner, owner } from "@/lib/testing/database";
import { startTestSandbox } from "@/lib/testing/sandbox";
import { WEBHOOK_SECRET } from "@/lib/testing/signature";
import { Gate, installGate } from "./gate";
import { openPool, SECRET_KEY, type World } from "./world";

/** A world whose shop is this process. */
export type Lane = World & { gate: Gate; superuserUrl: string; close: () => Promise<void> };

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
  const [pool, jobPool] = [openPool(urls.superuser, 2), openPool(urls.serving, 3)];
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
