import { type Day, type DayRange, daysIn } from "@/lib/shop-days";

/** One day in one currency; amounts in its minor units. */
export type CountedDay = { day: Day; orders: number; takings: number; refunds: number; refunded: number };

/** `average` in minor units, rounded to whole ones; null where nothing was ordered. */
export type Totals = Omit<CountedDay, "day"> & { average: number | null };

/** Every day of a range, those without anything among them. */
export function everyDay(range: DayRange, counted: readonly CountedDay[]): CountedDay[] {
  const byDay = new Map(counted.map((one) => [one.day, one]));
  return daysIn(range).map(
    (day) => byDay.get(day) ?? { day, orders: 0, takings: 0, refunds: 0, refunded: 0 },
  );
}

/** The sums of days. */
export function sumDays(days: readonly CountedDay[]): Totals {
  const sum = (key: Exclude<keyof CountedDay, "day">) => days.reduce((total, day) => total + day[key], 0);
  const orders = sum("orders");
  const takings = sum("takings");
  return {
    ...{ orders, takings, refunds: sum("refunds"), refunded: sum("refunded") },
    average: orders === 0 ? null : Math.round(takings / orders),
  };
}

/** How a number compares with the one before: "+12%", "−3%", "the same"; null where there was nothing before. */
export function changeInWords(now: number, before: number): string | null {
  if (before === 0) return null;
  const percent = Math.round(((now - before) / before) * 100);
  if (percent === 0) return now === before ? "the same" : "about the same";
  return `${percent > 0 ? "+" : "−"}${Math.abs(percent)}%`;
}

/** "63%", rounded down so that only all of them are 100%; null where there is nothing to share. */
export function shareInWords(part: number, whole: number): string | null {
  return whole === 0 ? null : `${Math.floor((part / whole) * 100)}%`;
}
