// Days as the shop counts them: from midnight to midnight where the shop is, 23 or 25 hours long when the clocks change.

/** A date of the calendar, "2026-11-27". */
export type Day = string;

/** Days, both included. */
export type DayRange = { from: Day; to: Day };

const DAY_MS = 86_400_000;
// No place is further from UTC, and a day that a place skipped begins with the next one.
const FURTHEST_MS = 2 * DAY_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat("en-CA", {
    ...{ timeZone, year: "numeric", month: "2-digit", day: "2-digit" },
  });
  formats.set(timeZone, made);
  return made;
}

/** Whether a text is a date that there is, in the years that a shop can have. */
export function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** The date of a moment in a time zone (IANA's name). */
export function dayOf(at: Date, timeZone: string): Day {
  return formatIn(timeZone).format(at);
}

/** The date some days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days a range has. */
export function countDays({ from, to }: DayRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

/** Every day of a range, in order. */
export function daysIn(range: DayRange): Day[] {
  return Array.from({ length: countDays(range) }, (_, n) => addDays(range.from, n));
}

/** As many days, just before. */
export function rangeBefore(range: DayRange): DayRange {
  return { from: addDays(range.from, -countDays(range)), to: addDays(range.from, -1) };
}

/** The first moment of a day in a time zone. */
export function startOfDay(day: Day, timeZone: string): Date {
  const middle = Date.parse(`${day}T00:00:00Z`);
  let before = middle - FURTHEST_MS;
  let begun = middle + FURTHEST_MS;
  while (begun - before > 1) {
    const at = Math.floor((before + begun) / 2);
    if (dayOf(new Date(at), timeZone) < day) before = at;
    else begun = at;
  }
  return new Date(begun);
}

/** The moments of a range: from the first, up to and without the second. */
export function momentsOf({ from, to }: DayRange, timeZone: string): { from: Date; until: Date } {
  return { from: startOfDay(from, timeZone), until: startOfDay(addDays(to, 1), timeZone) };
}
