import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { networkOf } from "@/lib/http/client-ip";
import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";

type Window = { points: number; seconds: number };

const LIMITS = {
  place_order: [
    { points: 5, seconds: 60 },
    { points: 20, seconds: 3600 },
  ],
  change_cart: [{ points: 60, seconds: 60 }],
  order_status: [{ points: 60, seconds: 60 }],
  ask_stripe: [{ points: 10, seconds: 60 }],
} satisfies Record<string, Window[]>;

export type LimitName = keyof typeof LIMITS;

const limiters = new Map<LimitName, RateLimiterPrisma[]>();

function limitersOf(name: LimitName): RateLimiterPrisma[] {
  const known = limiters.get(name);
  if (known) return known;
  const made = LIMITS[name].map(
    ({ points, seconds }) =>
      new RateLimiterPrisma({
        storeClient: prisma(),
        tableName: "requestLimit",
        keyPrefix: `${name}:${seconds}`,
        points,
        duration: seconds,
        // Once over the limit, further requests of the window no longer reach the database.
        inMemoryBlockOnConsumed: points + 1,
      }),
  );
  limiters.set(name, made);
  return made;
}

/**
 * Counts one use of `name` by `key` (an IP address or an id) in every window of that limit. IPv6
 * addresses count by their /64. When the database does not answer, the use is allowed: a limit must
 * not be what keeps a shopper from paying. Sign-in has limits of its own, which fail closed.
 */
export async function consumeLimit(
  name: LimitName,
  key: string,
): Promise<{ ok: true } | { ok: false; retryAfterSeconds: number }> {
  try {
    for (const limiter of limitersOf(name)) await limiter.consume(networkOf(key));
    return { ok: true };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) {
      return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
    }
    log.warn({ limit: name, cause: String(refusal) }, "a limit could not be counted");
    return { ok: true };
  }
}
