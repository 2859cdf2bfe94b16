import { LRUCache } from "lru-cache";
import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";

type Violation = { name: string; subject: string; detail: string };

/** A rule that does not hold. A case's `href` leads to the order it is about, where it is about one. */
export type BrokenRule = {
  name: string;
  rule: string;
  cases: { subject: string; detail: string; href: string | null }[];
};

export type Health = { kind: "checked"; broken: BrokenRule[] } | { kind: "unknown" };

/** The rules behind the invariant views of the database, in words. */
const RULES: Readonly<Record<string, string>> = {
  I1: "A paid order has exactly one captured payment, of its own total and currency.",
  I2: "Captured money belongs to a paid order, or somebody is told to look.",
  I3: "No more is refunded than was captured.",
  I4: "Everything that arrived is in stock or in an order.",
  I5: "An order’s amounts add up.",
  I6: "An order has at most one payment that can still take money.",
  I7: "Every change of status is on the order’s timeline, and allowed.",
  I8: "An event of Stripe’s changes an order at most once.",
  I10: "A closed order takes no money, or gives it back.",
};

/** Groups what the views found by rule, in the order it came. */
export function toBrokenRules(violations: readonly Violation[]): BrokenRule[] {
  const broken = new Map<string, BrokenRule>();
  for (const { name, subject, detail } of violations) {
    const rule = broken.get(name) ?? { name, rule: RULES[name] ?? "A rule of a later version.", cases: [] };
    // I3 names attempts, which have no page; elsewhere an id or a PaymentIntent is an order's.
    const leads = name !== "I3" && /^(?:pi_\w+|[0-9a-f-]{36})$/.test(subject);
    rule.cases.push({ subject, detail, href: leads ? `/admin/orders?search=${subject}` : null });
    broken.set(name, rule);
  }
  return [...broken.values()];
}

// The checks read whole tables: seconds at a million orders. So they run at most every minute, and never
// for more than one part in fifty of the time.
const CHECK_EVERY_MS = 60_000;
const SHARE_OF_TIME = 50;
const LONGEST_CHECK_MS = 30_000;
const MOST_VIOLATIONS = 20;

async function check(): Promise<Health> {
  try {
    const violations = await prisma().$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${LONGEST_CHECK_MS}`);
        return await tx.$queryRaw<Violation[]>`
          SELECT name, subject, detail FROM invariant_violation LIMIT ${MOST_VIOLATIONS}`;
      },
      { timeout: LONGEST_CHECK_MS },
    );
    return { kind: "checked", broken: toBrokenRules(violations) };
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
 * Which of the rules that must always hold are broken, by 20 cases at most. Answers with the last result at once while
 * a new one is being made; only the first call of a process waits.
 */
export async function readHealth(): Promise<Health> {
  return (await cache.fetch("health")) ?? { kind: "unknown" };
}
