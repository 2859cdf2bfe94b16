import { expect, test } from "vitest";
import { clockWords, spokenWait } from "./wait-words";

test("a countdown is written as a clock", () => {
  const waits = [1, 42, 60, 725, 3599, 3600, 83_105];
  const clocks = ["0:01", "0:42", "1:00", "12:05", "59:59", "1:00:00", "23:05:05"];
  expect(waits.map(clockWords)).toEqual(clocks);
});

test("a minute's countdown is spoken three times, an hour's once a minute, and a day's once an hour", () => {
  const spoken = (from: number) =>
    new Set(Array.from({ length: from }, (_, passed) => spokenWait(from - passed)));
  expect([...spoken(60)]).toEqual([
    "You can pay again in a minute.",
    "You can pay again in 30 seconds.",
    "You can pay again in 10 seconds.",
  ]);
  expect(spoken(3600).size).toBe(62);
  expect(spoken(24 * 3600).size).toBe(62 + 23);
  expect(spokenWait(3601)).toBe("You can pay again in 2 hours.");
});
