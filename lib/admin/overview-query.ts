import { isShopCurrency, type ShopCurrency } from "@/lib/money";
import { addDays, countDays, type DayRange, isDay } from "@/lib/shop-days";

/** What an overview shows: days of the shop's, and one currency. */
export type OverviewQuery = { range: DayRange; currency: ShopCurrency };

/** The longest range that is counted at once, in days. */
export const LONGEST_RANGE = 366;

type Address = Record<string, string | string[] | undefined>;

/** The days of an address; null where it names none, or none that can be counted. */
export function readRange({ from, to }: Address): DayRange | null {
  if (typeof from !== "string" || typeof to !== "string" || !isDay(from) || !isDay(to)) return null;
  const days = countDays({ from, to });
  return days >= 1 && days <= LONGEST_RANGE ? { from, to } : null;
}

/** What is shown where nothing is asked for: the last thirty days, today among them. */
export function lastDays(today: string, days: number): DayRange {
  return { from: addDays(today, 1 - days), to: today };
}

/** The month that a day is in, up to that day, and the whole month before. */
export function monthsUpTo(today: string): { thisMonth: DayRange; lastMonth: DayRange } {
  const first = `${today.slice(0, 7)}-01`;
  const lastOfBefore = addDays(first, -1);
  return {
    thisMonth: { from: first, to: today },
    lastMonth: { from: `${lastOfBefore.slice(0, 7)}-01`, to: lastOfBefore },
  };
}

/** The currency of an address; null where it names none of the shop's. */
export function readCurrency({ currency }: Address): ShopCurrency | null {
  return isShopCurrency(currency) ? currency : null;
}

/** The address of an overview. */
export function overviewPath({ range: { from, to }, currency }: OverviewQuery): string {
  return `/admin/overview?from=${from}&to=${to}&currency=${currency}`;
}
