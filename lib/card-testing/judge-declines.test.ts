import { expect, test } from "vitest";
import { DECLINES_TO_KNOW, secondsToWait, wantsProof } from "./judge-declines";

const HOUR = 3600;
const declined = (times: number, secondsAgo: number) => Array<number>(times).fill(secondsAgo);

test("nineteen declines in an hour stop nobody, and the twentieth stops the network for the rest of it", () => {
  expect(secondsToWait([])).toBe(0);
  expect(secondsToWait(declined(19, 60))).toBe(0);
  expect(secondsToWait(declined(20, 60))).toBe(HOUR - 60);
});

test("the wait ends when enough declines are an hour old, not when the last one is", () => {
  expect(secondsToWait([...declined(19, 10), HOUR - 5])).toBe(5);
  expect(secondsToWait([...declined(19, 10), HOUR])).toBe(0);
  expect(secondsToWait([...declined(25, 10), HOUR - 5])).toBe(HOUR - 10);
});

test("a hundred in a day stop it for the rest of that day, although no hour had twenty", () => {
  const spread = Array.from({ length: 100 }, (_, i) => i * 200);
  expect(secondsToWait(spread.slice(0, 99))).toBe(0);
  expect(secondsToWait(spread)).toBe(24 * HOUR - 99 * 200);
});

test("less than a second is a second, so that a countdown never begins at its end", () => {
  expect(secondsToWait(declined(20, HOUR - 0.25))).toBe(1);
});

test("as many declines are read as the largest window can hold", () => {
  expect(DECLINES_TO_KNOW).toEqual({ most: 100, seconds: 24 * HOUR });
});

test("a proof is wanted from the third decline within an hour, until one of the three is an hour old", () => {
  expect(wantsProof([])).toBe(false);
  expect(wantsProof(declined(2, 60))).toBe(false);
  expect(wantsProof(declined(3, 60))).toBe(true);
  expect(wantsProof([10, 20, HOUR - 1])).toBe(true);
  expect(wantsProof([10, 20, HOUR])).toBe(false);
});
