import { prisma } from "@/lib/prisma";
import { reconcile } from "@/lib/reconcile/reconcile";
import { reconcileOrder } from "@/lib/reconcile/reconcile-order";
import type { Finding } from "@/lib/reconcile/run";
import { ExpectedFailure } from "@/scripts/command/expected-failure";

const USAGE = `Usage: npm run reconcile [-- …]
  --since 48h      also looks at what was made in this time: minutes (30m), hours (48h) or days (30d)
  --order NUMBER   asks about one order: its payments, refunds and disputes
Asks Stripe about everything that may not have reached the shop, and says what was found and mended.`;

const CAUSE = { by: "reconcile" } as const;
const UNIT_MS = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 } as const;

/** What was found, one line each, and why some of it could not be asked; null when all of it was. */
export type Told = { lines: string[]; incomplete: string | null };

const RESULTS: Readonly<Record<Finding["result"], string>> = {
  mended: "mended",
  review: "left to a person",
  not_asked: "could not be asked",
  failed: "could not be applied",
};

async function ordersOf(findings: readonly Finding[]): Promise<Map<string, number>> {
  const ids = findings.map(({ id }) => id);
  const rows = await prisma().$queryRaw<{ subject: string; number: number }[]>`
    SELECT named.subject, o.number FROM (
      SELECT payment_intent_id AS subject, order_id FROM payment_attempt WHERE payment_intent_id = ANY (${ids})
      UNION ALL SELECT stripe_refund_id, order_id FROM refund WHERE stripe_refund_id = ANY (${ids})
      UNION ALL SELECT id, order_id FROM dispute WHERE id = ANY (${ids})
      UNION ALL SELECT e.id, a.order_id FROM webhook_event e
        JOIN payment_attempt a ON a.payment_intent_id = e.payment_intent_id WHERE e.id = ANY (${ids})
    ) named JOIN "order" o ON o.id = named.order_id`;
  return new Map(rows.map(({ subject, number }) => [subject, number]));
}

/** Findings as a table for a terminal. */
async function tabulate(findings: readonly Finding[]): Promise<string[]> {
  if (findings.length === 0) return ["Stripe says nothing that the shop did not know."];
  const numbers = await ordersOf(findings);
  const rows = findings.map(({ kind, id, says, result }) => {
    const number = numbers.get(id);
    return [kind, number ? `#${number}` : "no order", id, says, RESULTS[result]];
  });
  const table = [["WHAT", "ORDER", "ID", "AT STRIPE", "HERE"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

const notDone = ({ result }: Finding) => result === "not_asked" || result === "failed";

async function everything(since?: Date): Promise<Told> {
  const { findings, failed } = await reconcile(CAUSE, since);
  const why = failed.map(({ purpose, why }) => `${purpose} (${why})`).join(", ");
  return { lines: await tabulate(findings), incomplete: why || null };
}

async function oneOrder(number: number): Promise<Told> {
  const order = await prisma().order.findUnique({ where: { number }, select: { id: true } });
  if (!order) throw new ExpectedFailure(`There is no order #${number}.`);
  const { findings, failure } = await reconcileOrder(order.id, CAUSE);
  const incomplete = failure ?? (findings.some(notDone) ? "see the table" : null);
  return { lines: await tabulate(findings), incomplete };
}

/**
 * What the words behind `npm run reconcile --` ask for, as a function that does it. Throws an ExpectedFailure
 * with the usage when they ask for nothing that is known.
 */
export function readReconcileCommand(words: readonly string[]): () => Promise<Told> {
  const [option, value = "", ...rest] = words;
  if (option === undefined) return () => everything();
  const [, amount, unit] = /^(\d{1,4})([mhd])$/.exec(value) ?? [];
  if (option === "--since" && amount && unit && rest.length === 0) {
    const ago = Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
    return () => everything(new Date(Date.now() - ago));
  }
  if (option === "--order" && /^#?\d{1,9}$/.test(value) && rest.length === 0) {
    return () => oneOrder(Number(value.replace("#", "")));
  }
  throw new ExpectedFailure(USAGE);
}
