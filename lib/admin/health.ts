import { LRUCache } from "lru-cache";
import { log } from "@/lib/log";
import { type BrokenRule, findBrokenRules } from "./broken-rules";

export type Health = { kind: "checked"; broken: BrokenRule[] } | { kind: "unknown" };

// The checks read whole tables: seconds at a million orders. So they run at most every minute, and never
// for more than one part in fifty of the time.
const CHECK_EVERY_MS = 60_000;
const SHARE_OF_TIME = 50;
const LONGEST_CHECK_MS = 30_000;

async function check(): Promise<Health> {
  try {
    return { kind: "checked", broken: await findBrokenRules(LONGEST_CHECK_MS) };
  } catch (error) {
    log.error({ err: error }, "the checks of what must always hold did not finish");
    return { kind: "unknown" };
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
 * Which of the rules that must always hold are broken. Answers with the last result at once while a new one
 * is being made; only the first call of a process waits.
 */
export async function readHealth(): Promise<Health> {
  return (await cache.fetch("health")) ?? { kind: "unknown" };
}
