import { prisma } from "@/lib/prisma";

/** One row that breaks a rule, as the views name it, with how many break the same rule in all. */
export type Violation = { name: string; subject: string; detail: string; count: number };

/** A rule that does not hold: how often in all, and a few of the cases. */
export type BrokenRule = {
  name: string;
  rule: string;
  count: number;
  cases: { label: string; detail: string; href: string | null }[];
};

/** An order that a violation is about, directly or by one of its payments. */
type Found = { orderId: string; number: number };

/** The rules behind the invariant views of the database, in words. */
const RULES: Readonly<Record<string, string>> = {
  I1: "A paid order has exactly one captured payment, in its currency, of its total or the part of it that staff decided to capture.",
  I2: "Captured money belongs to a paid order, or somebody is told to look.",
  I3: "No more is refunded than was captured.",
  I4: "Everything that arrived is in stock or in an order.",
  I5: "An order’s amounts add up.",
  I6: "An order has at most one payment that can still take money.",
  I7: "Every change of status is on the order’s timeline, and allowed.",
  I8: "An event of Stripe’s changes an order at most once.",
  I10: "A closed order takes no money, or gives it back.",
  I12: "No more is shipped than was ordered, and the list To ship has what has to go out.",
};

const CASES_OF_A_RULE = 5;

/** Groups violations by rule, in the order they come. `orders` says whose a subject is, by subject. */
export function toBrokenRules(
  violations: readonly Violation[],
  orders: ReadonlyMap<string, Found>,
): BrokenRule[] {
  const broken = new Map<string, BrokenRule>();
  for (const { name, subject, detail, count } of violations) {
    const rule = broken.get(name) ?? {
      name,
      rule: RULES[name] ?? "A rule of a later version.",
      count,
      cases: [],
    };
    rule.cases.push({ detail, ...linkOf(subject, orders) });
    broken.set(name, rule);
  }
  return [...broken.values()];
}

function linkOf(subject: string, orders: ReadonlyMap<string, Found>): { label: string; href: string | null } {
  const order = orders.get(subject);
  if (order) return { label: `Order #${order.number}`, href: `/admin/orders/${order.orderId}` };
  return { label: subject, href: subject.startsWith("evt_") ? `/admin/events/${subject}` : null };
}

/**
 * Which rules are broken, each with its count and its first five cases. Reads whole tables: seconds at a
 * million orders. Throws when that takes longer than `timeoutMs`.
 */
export async function findBrokenRules(timeoutMs: number): Promise<BrokenRule[]> {
  return await prisma().$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${timeoutMs}`);
      const violations = await tx.$queryRaw<Violation[]>`
        SELECT name, subject, detail, count FROM (
          SELECT name, subject, detail,
            count(*) OVER (PARTITION BY name)::int AS count,
            row_number() OVER (PARTITION BY name ORDER BY subject, detail) AS nth
          FROM invariant_violation
        ) violation
        WHERE nth <= ${CASES_OF_A_RULE} ORDER BY length(name), name, nth`;
      const subjects = violations.map(({ subject }) => subject);
      // A subject is the id of an order, of an attempt or of a PaymentIntent, or nothing of an order's.
      const found = await tx.$queryRaw<(Found & { subject: string })[]>`
        WITH subject AS (
          SELECT DISTINCT text, CASE WHEN text ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN text::uuid END AS id
          FROM unnest(${subjects}::text[]) AS text
        )
        SELECT subject.text AS subject, o.id AS "orderId", o.number
        FROM subject, LATERAL (
          SELECT id FROM "order" WHERE id = subject.id
          UNION SELECT order_id FROM payment_attempt WHERE id = subject.id
          UNION SELECT order_id FROM payment_attempt WHERE payment_intent_id = subject.text
        ) AS named JOIN "order" o ON o.id = named.id`;
      return toBrokenRules(violations, new Map(found.map((order) => [order.subject, order])));
    },
    { timeout: timeoutMs },
  );
}
