import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { networkOf, siteOf } from "@/lib/http/client-ip";
import { type LimitName, REQUEST_LIMITS, type Window } from "@/lib/limit-table";
import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";

export type LimitUse =
  | { ok: true }
  /** `firstRefusal`: none before it in this window, as far as this process knows. */
  | { ok: false; retryAfterSeconds: number; firstRefusal: boolean };

type Counter = { window: Window; limiter: RateLimiterPrisma };

const counters = new Map<LimitName, Counter[]>();

function countersOf(name: LimitName): Counter[] {
  const known = counters.get(name);
  if (known) return known;
  const made = REQUEST_LIMITS[name].windows.map((window) => ({
    window,
    limiter: new RateLimiterPrisma({
      storeClient: prisma(),
      tableName: "requestLimit",
      keyPrefix: `${name}:${window.by}:${window.seconds}`,
      points: window.uses,
      duration: window.seconds,
      // The worker removes old counts (lib/retention.ts).
      clearExpiredByTimeout: false,
      // Once over the limit, further requests of the window no longer reach the database.
      inMemoryBlockOnConsumed: window.uses + 1,
    }),
  }));
  counters.set(name, made);
  return made;
}

/** What a window counts `who` by; null where it does not concern them. */
function keyIn({ by }: Window, who: string): string | null {
  switch (by) {
    case "account":
      return who;
    case "network":
      return networkOf(who);
    case "site":
      return siteOf(who);
    case "all":
      return "all";
  }
}

/**
 * Counts one use of `name` by `who`, the address of a visitor or the id of an account, in every window of
 * that limit. When the database does not answer, the use is allowed or the error thrown, as the table says.
 */
export async function consumeLimit(name: LimitName, who: string): Promise<LimitUse> {
  try {
    for (const { window, limiter } of countersOf(name)) {
      const key = keyIn(window, who);
      if (key) await limiter.consume(key);
    }
    return { ok: true };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) {
      return {
        ok: false,
        retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
        // The later ones are refused from memory, where nothing is counted.
        firstRefusal: refusal.consumedPoints > 0,
      };
    }
    if (REQUEST_LIMITS[name].uncounted === "refuse") throw refusal;
    log.warn({ limit: name, cause: String(refusal) }, "a limit could not be counted");
    return { ok: true };
  }
}

/** Takes back one use, for limits that are only for those who fail. */
export async function returnUse(name: LimitName, who: string): Promise<void> {
  for (const { window, limiter } of countersOf(name)) {
    const key = keyIn(window, who);
    if (key) await limiter.reward(key);
  }
}
