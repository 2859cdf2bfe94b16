import { expect, test } from "vitest";
import { clockWords, spokenWait } from "./wait-words";

test("a countdown is written as a clock", () => {
  expect([1, 42, 60, 725, 3600].map(clockWords)).toEqual(["0:01", "0:42", "1:00", "12:05", "60:00"]);
});

test("a minute's countdown is spoken three times, and an hour's once a minute", () => {
  const spoken = (from: number) =>
    new Set(Array.from({ length: from }, (_, passed) => spokenWait(from - passed)));
  expect([...spoken(60)]).toEqual([
    "You can pay again in a minute.",
    "You can pay again in 30 seconds.",
    "You can pay again in 10 seconds.",
  ]);
  expect(spoken(3600).size).toBe(62);
});
