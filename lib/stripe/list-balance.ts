import { z } from "zod";
import { stripe } from "./client";
import { eachPage, type Listed, secondsOf } from "./each-page";
import { unreadable } from "./errors";

/** What a movement of the balance is about, by Stripe's `reporting_category`. */
export type BalanceKind = "charge" | "refund" | "dispute" | "dispute_reversal" | "payout" | "other";

/** A movement of the Stripe account's balance: `amount` less `fee` is what it changed, in minor units of `currency`. */
export type BalanceLine = {
  id: string;
  kind: BalanceKind;
  amount: number;
  fee: number;
  currency: string;
  at: Date;
  /** The refund or dispute; for a charge its PaymentIntent. Null where it is about none. */
  source: string | null;
  paymentIntentId: string | null;
  /** The installation that a charge's metadata names. */
  app: string | null;
};

const KINDS: Readonly<Record<string, BalanceKind>> = {
  charge: "charge",
  refund: "refund",
  refund_failure: "refund",
  partial_capture_reversal: "charge",
  dispute: "dispute",
  dispute_reversal: "dispute_reversal",
  payout: "payout",
  payout_reversal: "payout",
};

const sourceSchema = z.object({
  id: z.string(),
  payment_intent: z.string().nullish().catch(null),
  metadata: z
    .object({ app: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
});

const lineSchema = z.object({
  id: z.string(),
  amount: z.int(),
  fee: z.int(),
  currency: z.string().length(3),
  created: z.int(),
  reporting_category: z.string(),
  source: z.union([sourceSchema, z.string().transform(() => null)]).nullable(),
});

function parseBalanceLine(transaction: unknown): BalanceLine | null {
  const parsed = lineSchema.safeParse(transaction);
  if (!parsed.success) return null;
  const { reporting_category, created, source, ...line } = parsed.data;
  const kind = KINDS[reporting_category] ?? "other";
  const paymentIntentId = source?.payment_intent ?? null;
  return {
    ...{ id: line.id, amount: line.amount, fee: line.fee, currency: line.currency },
    kind,
    at: new Date(created * 1000),
    source: kind === "charge" ? paymentIntentId : (source?.id ?? null),
    paymentIntentId,
    app: source?.metadata?.app ?? null,
  };
}

/**
 * Every movement of the account's balance from one moment up to and without another, newest first. One that cannot
 * be read is a failure: sums without it would be wrong.
 */
export async function eachBalanceLine(
  { from, until }: { from: Date; until: Date },
  work: (page: BalanceLine[]) => void,
): Promise<Listed> {
  const created = { gte: secondsOf(from), lt: secondsOf(until) };
  let unread = false;
  const listed = await eachPage(
    "balance transactions",
    (cursor) => stripe().balanceTransactions.list({ created, expand: ["data.source"], ...cursor }),
    async (items) => {
      const lines = items.map(parseBalanceLine);
      if (lines.includes(null)) unread = true;
      work(lines.filter((line) => line !== null));
    },
  );
  return listed.ok && unread ? { ok: false, failure: unreadable("") } : listed;
}
