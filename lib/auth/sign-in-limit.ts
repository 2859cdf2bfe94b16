import { randomUUID } from "node:crypto";
import { prisma } from "@/lib/prisma";

/** From the longest to the shortest, so that an attempt refused for the hour does not count twice. */
const WINDOWS = [
  { name: "hour", milliseconds: 3_600_000, attempts: 10 },
  { name: "burst", milliseconds: 10_000, attempts: 3 },
] as const;

type Window = (typeof WINDOWS)[number];

export type SignInAllowance = { ok: true } | { ok: false; retryAfterSeconds: number };

const keyOf = (window: Window, ip: string) => `sign-in|${window.name}|${ip}`;

/** Counts one attempt and returns how long to wait, in milliseconds; 0 when it is within the limit. */
async function count(window: Window, ip: string, now: number): Promise<number> {
  // last_request is when the window began. One statement, so that parallel attempts cannot pass together.
  const [row] = await prisma().$queryRaw<{ count: number; last_request: bigint }[]>`
    INSERT INTO staff_rate_limit AS held (id, key, count, last_request)
    VALUES (${randomUUID()}, ${keyOf(window, ip)}, 1, ${now}::bigint)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN held.last_request <= ${now - window.milliseconds}::bigint THEN 1 ELSE held.count + 1 END,
      last_request = CASE WHEN held.last_request <= ${now - window.milliseconds}::bigint
        THEN excluded.last_request ELSE held.last_request END
    RETURNING count, last_request`;
  if (!row) throw new Error("an attempt to sign in was not counted");
  return row.count > window.attempts ? Number(row.last_request) + window.milliseconds - now : 0;
}

/**
 * Takes one attempt to sign in from an address: 3 in 10 seconds and 10 in an hour, counted in the database
 * so that every process shares them. Throws when the database does not answer: nobody signs in uncounted.
 * `now` is in milliseconds.
 */
export async function takeSignInAttempt(ip: string, now = Date.now()): Promise<SignInAllowance> {
  for (const window of WINDOWS) {
    const wait = await count(window, ip, now);
    if (wait > 0) return { ok: false, retryAfterSeconds: Math.ceil(wait / 1000) };
  }
  return { ok: true };
}

/**
 * Gives the attempt of a successful sign-in back, because the limits are for those who do not get in, and
 * forgets addresses whose windows are over. `now` is in milliseconds.
 */
export async function returnSignInAttempt(ip: string, now = Date.now()): Promise<void> {
  const keys = WINDOWS.map((window) => keyOf(window, ip));
  await prisma().rateLimit.updateMany({
    where: { key: { in: keys }, count: { gt: 0 } },
    data: { count: { decrement: 1 } },
  });
  await prisma().rateLimit.deleteMany({ where: { lastRequest: { lt: now - WINDOWS[0].milliseconds } } });
}
