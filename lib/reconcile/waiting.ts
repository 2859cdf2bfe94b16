import { prisma } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import { ASKED } from "./ask";
import { askAbout, askInCase, mustStop, type Run } from "./run";

// Stripe is asked again after an eighth of the time that something has waited, so that an order of this hour is
// asked about every few minutes and a bank debit of last week every few hours.
const FIRST_ASKED_AFTER = Prisma.sql`interval '2 minutes'`;
const LONGEST_BETWEEN = Prisma.sql`interval '6 hours'`;
/** Of each kind, in one run. */
const MOST_ASKED = 60;

const due = (alias: string) => {
  const row = Prisma.raw(alias);
  return Prisma.sql`
    now() - ${row}.created_at >= ${FIRST_ASKED_AFTER}
    AND (${row}.asked_at IS NULL OR now() - ${row}.asked_at >=
      least(${LONGEST_BETWEEN}, greatest(${FIRST_ASKED_AFTER}, (now() - ${row}.created_at) / 8)))`;
};

/**
 * Takes what is due for a question, longest not asked first, and notes that it is asked now, so that no two
 * runs ask the same and a Stripe that is down is not asked about the same one over and over.
 */
async function takeDue(table: "payment_attempt" | "refund" | "dispute"): Promise<string[]> {
  const [id, waits] = {
    payment_attempt: [
      Prisma.sql`payment_intent_id`,
      Prisma.sql`x.status IN ('starting', 'payable', 'processing', 'authorized') AND x.payment_intent_id IS NOT NULL`,
    ],
    refund: [
      Prisma.sql`stripe_refund_id`,
      Prisma.sql`x.status IN ('requested', 'pending', 'requires_action') AND x.stripe_refund_id IS NOT NULL`,
    ],
    dispute: [Prisma.sql`id`, Prisma.sql`x.status NOT IN ('warning_closed', 'prevented', 'won', 'lost')`],
  }[table];
  const name = Prisma.raw(table);
  const rows = await prisma().$queryRaw<{ id: string }[]>`
    UPDATE ${name} taken SET asked_at = now()
    WHERE taken.id IN (
      SELECT x.id FROM ${name} x WHERE ${waits} AND ${due("x")}
      ORDER BY x.asked_at NULLS FIRST, x.created_at LIMIT ${MOST_ASKED} FOR NO KEY UPDATE SKIP LOCKED
    )
    RETURNING taken.${id} AS id`;
  return rows.map((row) => row.id);
}

/**
 * Asks again about what was found and could not be mended, as long as that is so: meanwhile an event or a person
 * may have done it. An event that is in the inbox by now is the inbox's.
 */
async function askAboutOpenFindings(run: Run): Promise<void> {
  await prisma().$executeRaw`
    UPDATE reconcile_finding f SET mended_at = now() FROM webhook_event e
    WHERE f.mended_at IS NULL AND f.kind = 'event' AND e.id = f.subject AND e.handled_at IS NOT NULL`;
  const open = await prisma().reconcileFinding.findMany({
    where: { mendedAt: null, kind: { in: [...ASKED] } },
    orderBy: { foundAt: "asc" },
    take: MOST_ASKED,
  });
  const askedNow = new Set(run.findings.map(({ id }) => id));
  for (const { subject, kind, says } of open) {
    const about = ASKED.find((one) => one === kind);
    if (about && !askedNow.has(subject)) await askAbout(run, { kind: about, id: subject, says });
  }
}

/** Asks Stripe about orders, refunds and disputes that have waited for long: what became of them may be lost. */
export async function askAboutWaiting(run: Run): Promise<void> {
  await askAboutOpenFindings(run);
  for (const [kind, table] of [
    ["payment", "payment_attempt"],
    ["refund", "refund"],
    ["dispute", "dispute"],
  ] as const) {
    if (mustStop(run)) return;
    for (const id of await takeDue(table)) await askInCase(run, kind, id);
  }
}
