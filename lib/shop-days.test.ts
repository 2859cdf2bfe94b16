import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, countDays, dayOf, daysIn, isDay, momentsOf, rangeBefore, startOfDay } from "./shop-days";

const zone = fc.constantFrom(
  ...["Europe/Copenhagen", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut", "America/Havana"],
  ...["UTC", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Asuncion"],
);
const day = fc.integer({ min: 0, max: 9000 }).map((n) => addDays("2010-01-01", n));
const range = fc.tuple(day, fc.nat(400)).map(([from, n]) => ({ from, to: addDays(from, n) }));

test("a day begins where the day before ends, and every moment is in its own day", () => {
  fc.assert(
    fc.property(day, zone, (date, timeZone) => {
      const start = startOfDay(date, timeZone);
      expect(dayOf(start, timeZone)).toBe(date);
      expect(dayOf(new Date(start.getTime() - 1), timeZone)).toBe(addDays(date, -1));
    }),
  );
});

test("a range and the one before it have the same days and touch", () => {
  fc.assert(
    fc.property(range, zone, (days, timeZone) => {
      const before = rangeBefore(days);
      expect(countDays(before)).toBe(countDays(days));
      expect(momentsOf(before, timeZone).until).toEqual(momentsOf(days, timeZone).from);
      expect(new Set(daysIn(days)).size).toBe(countDays(days));
      expect(daysIn(days).at(-1)).toBe(days.to);
    }),
  );
});

test.each([
  ["2026-03-29", 23],
  ["2026-10-25", 25],
  ["2026-11-27", 24],
])("%s has %d hours in Copenhagen", (date, hours) => {
  const { from, until } = momentsOf({ from: date, to: date }, "Europe/Copenhagen");
  expect(until.getTime() - from.getTime()).toBe(hours * 3_600_000);
});

test.each(["2026-02-30", "2026-2-03", "1999-01-01", "x", ""])("%j is no day", (text) => {
  expect(isDay(text)).toBe(false);
});
