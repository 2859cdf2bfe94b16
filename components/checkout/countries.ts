import { SHIPS_TO } from "@/lib/shop";

/** Where the shop sends parcels, as options of a select. */
export const COUNTRIES = Object.entries(SHIPS_TO).map(([value, label]) => ({ value, label }));

/** Where a shopper who pays in a currency most likely lives; empty where the currency doesn't say. */
const HOMES: Readonly<Record<string, string>> = {
  usd: "US",
  gbp: "GB",
  jpy: "JP",
  kwd: "KW",
};

/** The country that a currency suggests, if the shop sends parcels there; otherwise empty. */
export function homeOfCurrency(currency: string): string {
  const home = HOMES[currency] ?? "";
  return Object.hasOwn(SHIPS_TO, home) ? home : "";
}
