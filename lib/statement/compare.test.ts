import fc from "fast-check";
import { expect, test } from "vitest";
import type { BalanceLine } from "@/lib/stripe/list-balance";
import { compare, type ShopLine } from "./compare";

const month = { from: new Date("2026-11-01T00:00:00Z"), until: new Date("2026-12-01T00:00:00Z") };
const IN = new Date("2026-11-15T00:00:00Z");
const AFTER = new Date("2026-12-02T00:00:00Z");
const ORDER = { orderId: "o", orderNumber: 7 };

const charge = (n: number, more: Partial<BalanceLine> = {}): BalanceLine => ({
  ...{ id: `txn_${n}`, kind: "charge", amount: 1000, fee: 59, currency: "usd", at: IN },
  ...{ source: `pi_${n}`, paymentIntentId: `pi_${n}`, app: "till" },
  ...more,
});
const row = (n: number, more: Partial<ShopLine> = {}): ShopLine => ({
  ...{ kind: "charge", source: `pi_${n}`, ...ORDER, amount: 1000, currency: "usd", at: IN },
  ...more,
});
const run = (stripe: BalanceLine[], shop: ShopLine[]) =>
  compare({ stripe, shop, known: new Set(), appId: "till", month });
const whys = (stripe: BalanceLine[], shop: ShopLine[]) => run(stripe, shop).differences.map(({ why }) => why);

test("what both have alike is no difference; each other case is named", () => {
  expect(whys([charge(1)], [row(1)])).toEqual([]);
  expect(whys([charge(1)], [])).toEqual(["stripe_only"]);
  expect(whys([], [row(1)])).toEqual(["shop_only"]);
  expect(whys([charge(1, { amount: 999 })], [row(1)])).toEqual(["amounts_differ"]);
  expect(whys([charge(1, { at: AFTER })], [row(1)])).toEqual(["another_month"]);
  expect(whys([charge(1)], [row(1, { at: AFTER })])).toEqual(["another_month"]);
  expect(whys([charge(1, { at: AFTER })], [])).toEqual([]);
});

test("a currency is never taken for another", () => {
  expect(whys([charge(1, { currency: "eur" })], [row(1)])).toEqual(["shop_only", "stripe_only"]);
});

test("other programs' money is a sum of its own, and no difference", () => {
  const { sums, differences } = run([charge(1), charge(2, { app: null })], [row(1)]);
  expect(differences).toEqual([]);
  expect(sums).toMatchObject([{ charges: 1000, fees: -59, net: 941, elsewhere: 941 }]);
});

const lines = fc.array(
  fc.record({
    kind: fc.constantFrom("charge", "refund", "dispute", "dispute_reversal", "payout", "other" as const),
    amount: fc.integer({ min: -99_999, max: 99_999 }),
    fee: fc.integer({ min: 0, max: 2_000 }),
    currency: fc.constantFrom("usd", "eur", "jpy"),
    at: fc.constantFrom(IN, AFTER),
    app: fc.constantFrom("till", null),
  }),
  { maxLength: 40 },
);

test("the sums of a currency are all that moved in the month, to the cent, each movement once", () => {
  fc.assert(
    fc.property(lines, (given) => {
      const stripe = given.map((line, n) => charge(n, line));
      const { sums, differences } = run(stripe, []);
      for (const currency of ["usd", "eur", "jpy"]) {
        const moved = stripe.filter((line) => line.currency === currency && line.at === IN);
        const one = sums.find((other) => other.currency === currency);
        const all = moved.reduce((sum, { amount, fee }) => sum + amount - fee, 0);
        expect((one?.net ?? 0) + (one?.elsewhere ?? 0) + (one?.payouts ?? 0)).toBe(all);
        if (!one) continue;
        const { charges, refunds, withdrawn, reinstated, fees, other } = one;
        expect(charges + refunds + withdrawn + reinstated + fees + other).toBe(one.net);
      }
      const lost = stripe.filter(
        ({ at, app, kind }) => at === IN && app === "till" && kind !== "payout" && kind !== "other",
      );
      expect(differences).toHaveLength(lost.length);
    }),
  );
});
