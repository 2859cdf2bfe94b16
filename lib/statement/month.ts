import { addDays, type DayRange, isDay } from "@/lib/shop-days";

/** Whether a text is a month of the calendar, "2026-11". */
export const isMonth = (text: string): boolean => isDay(`${text}-01`);

/** The days of a month. */
export function daysOfMonth(month: string): DayRange {
  const from = `${month}-01`;
  const next = addDays(from, 31).slice(0, 7);
  return { from, to: addDays(`${next}-01`, -1) };
}
