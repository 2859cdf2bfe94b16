import type { BalanceLine } from "@/lib/stripe/list-balance";

/** What the shop's rows say should have moved at Stripe. `amount` is signed, in minor units of `currency`. */
export type ShopLine = {
  kind: "charge" | "refund" | "dispute" | "dispute_reversal";
  /** The PaymentIntent, refund or dispute. */
  source: string;
  orderId: string;
  orderNumber: number;
  amount: number;
  currency: string;
  /** When the shop says it was; null where its rows do not say. */
  at: Date | null;
};

/** Sums of one currency, in its minor unit, signed as the balance is: money that left is negative. */
export type Sums = {
  currency: string;
  charges: number;
  refunds: number;
  withdrawn: number;
  reinstated: number;
  /** Stripe's, of this shop's money: negative. */
  fees: number;
  /** Less its own fees; belongs to no payment. */
  other: number;
  net: number;
  /** Other programs' money on the account, after its fees; no part of `net`. */
  elsewhere: number;
  /** To and from the bank account; no part of `net`. */
  payouts: number;
};

export type Difference = {
  why: "stripe_only" | "shop_only" | "amounts_differ" | "another_month";
  kind: ShopLine["kind"];
  source: string;
  orderId: string | null;
  orderNumber: number | null;
  /** Signed; null on the side that has none. */
  stripe: { amount: number; currency: string } | null;
  shop: { amount: number; currency: string } | null;
};

export type Statement = { sums: Sums[]; differences: Difference[] };

type Given = {
  /** Movements of the month and of some days around it, in which what is missing is looked for. */
  stripe: readonly BalanceLine[];
  /** The shop's lines of the month, and those of other months that `stripe` names. */
  shop: readonly ShopLine[];
  /** PaymentIntents that belong to orders. */
  known: ReadonlySet<string>;
  appId: string;
  month: { from: Date; until: Date };
};

type Matched = ShopLine["kind"];
type Side = { amount: number; currency: string; inMonth: boolean };

const FIELD = {
  ...{ charge: "charges", refund: "refunds", dispute: "withdrawn", dispute_reversal: "reinstated" },
} as const satisfies Record<Matched, keyof Sums>;

const isMatched = (kind: BalanceLine["kind"]): kind is Matched => kind in FIELD;
const noSums = (currency: string): Sums => ({
  ...{ currency, charges: 0, refunds: 0, withdrawn: 0, reinstated: 0 },
  ...{ fees: 0, other: 0, net: 0, elsewhere: 0, payouts: 0 },
});

/**
 * Sums up a month of Stripe's balance by currency and names everything in which the shop's own rows differ from it. A
 * movement is the shop's when its charge names the installation or its PaymentIntent belongs to an order.
 */
export function compare({ stripe, shop, known, appId, month }: Given): Statement {
  const within = (at: Date) => at >= month.from && at < month.until;
  const ours = new Set(known);
  for (const { app, paymentIntentId } of stripe) {
    if (app === appId && paymentIntentId) ours.add(paymentIntentId);
  }
  const isOurs = ({ app, paymentIntentId }: BalanceLine) =>
    app === appId || (paymentIntentId !== null && ours.has(paymentIntentId));
  return {
    sums: sumUp(
      stripe.filter(({ at }) => within(at)),
      isOurs,
    ),
    differences: differencesOf(stripe.filter(isOurs), shop, within),
  };
}

function sumUp(lines: BalanceLine[], isOurs: (line: BalanceLine) => boolean): Sums[] {
  const byCurrency = new Map<string, Sums>();
  for (const line of lines) {
    const sums = byCurrency.get(line.currency) ?? noSums(line.currency);
    byCurrency.set(line.currency, sums);
    const net = line.amount - line.fee;
    if (line.kind === "payout") sums.payouts += net;
    else if (isMatched(line.kind) && !isOurs(line)) sums.elsewhere += net;
    else {
      sums.net += net;
      if (isMatched(line.kind)) {
        sums[FIELD[line.kind]] += line.amount;
        sums.fees -= line.fee;
      } else sums.other += net;
    }
  }
  return [...byCurrency.values()].sort((one, two) => (one.currency < two.currency ? -1 : 1));
}

function differencesOf(
  lines: BalanceLine[],
  shop: readonly ShopLine[],
  within: (at: Date) => boolean,
): Difference[] {
  const atStripe = new Map<string, Side & { kind: Matched; source: string }>();
  for (const { id, kind, source: about, amount, currency, at } of lines) {
    if (!isMatched(kind)) continue;
    const source = about ?? id;
    const key = `${kind} ${source} ${currency}`;
    const before = atStripe.get(key);
    atStripe.set(key, {
      ...{ kind, source, currency },
      amount: (before?.amount ?? 0) + amount,
      inMonth: within(at) || (before?.inMonth ?? false),
    });
  }
  const differences: Difference[] = [];
  const seen = new Set<string>();
  for (const line of shop) {
    const { kind, source, orderId, orderNumber, amount, currency } = line;
    const key = `${kind} ${source} ${currency}`;
    seen.add(key);
    const found = atStripe.get(key);
    const inMonth = line.at ? within(line.at) : (found?.inMonth ?? false);
    // Nothing moved and nothing should have: a refund that failed at once.
    if ((!inMonth && !found?.inMonth) || (!found && amount === 0)) continue;
    const why = !found
      ? "shop_only"
      : found.amount !== amount
        ? "amounts_differ"
        : found.inMonth !== inMonth
          ? "another_month"
          : null;
    const stripe = found ? { amount: found.amount, currency } : null;
    if (why) {
      differences.push({
        ...{ why, kind, source, orderId, orderNumber, stripe },
        shop: { amount, currency },
      });
    }
  }
  for (const [key, { kind, source, amount, currency, inMonth }] of atStripe) {
    if (seen.has(key) || !inMonth) continue;
    differences.push({
      ...{ why: "stripe_only", kind, source, orderId: null, orderNumber: null, shop: null },
      stripe: { amount, currency },
    });
  }
  return differences;
}
