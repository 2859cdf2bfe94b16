import { expect, test } from "vitest";
import { lastDays, monthsUpTo, overviewPath, readCurrency, readRange } from "./overview-query";

test("an overview's address is read back", () => {
  const query = { range: { from: "2026-11-01", to: "2026-11-30" }, currency: "jpy" } as const;
  const address = Object.fromEntries(new URL(overviewPath(query), "http://shop").searchParams);
  expect({ range: readRange(address), currency: readCurrency(address) }).toEqual(query);
});

test.each([
  {},
  { from: "2026-11-02", to: "2026-11-01" },
  { from: "2025-11-01", to: "2026-11-02" },
  { from: "2026-02-30", to: "2026-03-01" },
  { from: ["2026-11-01"], to: "2026-11-02" },
])("%j is no range", (address) => {
  expect(readRange(address)).toBeNull();
});

test("ranges to choose from end today, or with the month before", () => {
  expect(lastDays("2026-03-01", 7)).toEqual({ from: "2026-02-23", to: "2026-03-01" });
  expect(monthsUpTo("2026-01-05")).toEqual({
    thisMonth: { from: "2026-01-01", to: "2026-01-05" },
    lastMonth: { from: "2025-12-01", to: "2025-12-31" },
  });
});

test("another currency is none of the shop's", () => {
  expect(readCurrency({ currency: "xau" })).toBeNull();
});
