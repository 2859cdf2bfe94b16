import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "@/lib/shop-days";
import { changeInWords, everyDay, shareInWords, sumDays } from "./overview-sums";

const FROM = "2026-10-01";
const count = fc.nat(9_000_000_000);
const counted = fc.uniqueArray(
  fc.record({
    day: fc.nat(59).map((n) => addDays(FROM, n)),
    ...{ orders: fc.nat(9_000), takings: count, refunds: fc.nat(9_000), refunded: count },
  }),
  { selector: ({ day }) => day },
);

test("days without anything are there and change no sum; a range's sums are those of its halves", () => {
  fc.assert(
    fc.property(counted, fc.nat(58), (days, n) => {
      const all = everyDay({ from: FROM, to: addDays(FROM, 59) }, days);
      expect(all).toHaveLength(60);
      const { average, ...whole } = sumDays(all);
      expect(sumDays(days)).toEqual({ ...whole, average });
      const first = sumDays(everyDay({ from: FROM, to: addDays(FROM, n) }, days));
      const second = sumDays(everyDay({ from: addDays(FROM, n + 1), to: addDays(FROM, 59) }, days));
      for (const key of ["orders", "takings", "refunds", "refunded"] as const)
        expect(first[key] + second[key]).toBe(whole[key]);
    }),
  );
});

test("nothing ordered has no average", () => {
  expect(sumDays([]).average).toBeNull();
});

test.each([
  [112, 100, "+12%"],
  [97, 100, "−3%"],
  [100, 100, "the same"],
  [1001, 1000, "about the same"],
  [0, 100, "−100%"],
  [5, 0, null],
])("%d against %d before is %j", (now, before, words) => {
  expect(changeInWords(now, before)).toBe(words);
});

test("only all of them are 100%", () => {
  expect([shareInWords(999, 1000), shareInWords(3, 3), shareInWords(0, 0)]).toEqual(["99%", "100%", null]);
});
