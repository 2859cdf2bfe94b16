import { toDecimalString } from "@/lib/money";
import type { Prices } from "./products-file";

/** What became different in one entry, each to be read by a person: "received 48 → 60". */
export type Change = { entry: string; what: string[] };

type Amount = { currency: string; amount: number };

const LONGEST_SHOWN = 40;

/** The fields of `after` that are not as before: short values with both, long ones by name only. */
export function fieldChanges<Fields extends Record<string, unknown>>(
  before: Fields,
  after: Fields,
): string[] {
  return Object.keys(after).flatMap((field) => {
    const [old, now] = [JSON.stringify(before[field]), JSON.stringify(after[field])];
    if (old === now) return [];
    return old.length + now.length <= LONGEST_SHOWN ? [`${field} ${old} → ${now}`] : [`${field} changed`];
  });
}

/** Prices as rows, and as the changes from the rows that are there. Amounts in minor units. */
export function comparePrices(before: readonly Amount[], prices: Prices) {
  const old = new Map(before.map(({ currency, amount }) => [currency, amount]));
  const wanted = Object.entries(prices).map(([currency, amount]) => ({ currency, amount }));
  const changed = wanted.filter(({ currency, amount }) => old.get(currency) !== amount);
  const dropped = before.filter(({ currency }) => !wanted.some((price) => price.currency === currency));
  const decimal = (currency: string, amount: number) => toDecimalString({ currency, amount });
  const said = changed.map(({ currency, amount }) => {
    const from = old.get(currency);
    const shown = from === undefined ? "none" : decimal(currency, from);
    return `${currency} ${shown} → ${decimal(currency, amount)}`;
  });
  return { changed, dropped, what: [...said, ...dropped.map(({ currency }) => `no longer in ${currency}`)] };
}

/** Says that entries stand in another order, when those that were there before do. */
export function orderChange(list: string, before: readonly string[], after: readonly string[]): Change[] {
  const stayed = before.filter((id) => after.includes(id));
  const now = after.filter((id) => before.includes(id));
  return stayed.join() === now.join() ? [] : [{ entry: list, what: ["in another order"] }];
}
