import { LRUCache } from "lru-cache";
import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";

export type Violation = { name: string; subject: string; detail: string };

export type Health =
  | { kind: "checked"; violations: Violation[]; checkedAt: Date }
  | { kind: "unknown"; checkedAt: Date };

// The checks read whole tables: seconds at a million orders. So they run at most every minute, and never
// for more than one part in fifty of the time.
const CHECK_EVERY_MS = 60_000;
const SHARE_OF_TIME = 50;
const LONGEST_CHECK_MS = 30_000;
const MOST_VIOLATIONS = 20;

async function check(): Promise<Health> {
  try {
    const [, violations] = await prisma().$transaction([
      prisma().$executeRawUnsafe(`SET LOCAL statement_timeout = ${LONGEST_CHECK_MS}`),
      prisma().$queryRaw<Violation[]>`
        SELECT name, subject, detail FROM invariant_violation LIMIT ${MOST_VIOLATIONS}`,
    ]);
    return { kind: "checked", violations, checkedAt: new Date() };
  } catch (error) {
    log.error({ err: error }, "the checks of what must always hold did not finish");
    return { kind: "unknown", checkedAt: new Date() };
  }
}

const cache = new LRUCache<"health", Health>({
  max: 1,
  ttl: CHECK_EVERY_MS,
  allowStale: true,
  fetchMethod: async (_key, _stale, { options }) => {
    const began = performance.now();
    const health = await check();
    options.ttl = Math.max(CHECK_EVERY_MS, (performance.now() - began) * SHARE_OF_TIME);
    return health;
  },
});

/**
 * What breaks the rules that must always hold, 20 rows at most. Answers with the last result at once while
 * a new one is being made; only the first call of a process waits.
 */
export async function readHealth(): Promise<Health> {
  return (await cache.fetch("health")) ?? { kind: "unknown", checkedAt: new Date() };
}
