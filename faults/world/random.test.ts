import { expect, test } from "vitest";
import { randomOf } from "./random";

test("the same words give the same choices, and others give others", () => {
  const draw = (...words: string[]) => {
    const random = randomOf(...words);
    return Array.from({ length: 20 }, () => random.below(1_000));
  };
  expect(draw("seed", "crash")).toEqual(draw("seed", "crash"));
  expect(draw("seed", "crash")).not.toEqual(draw("seed", "fuzz"));
});

test("choices stay in their range and reach all of it", () => {
  const random = randomOf("range");
  const drawn = new Set(Array.from({ length: 500 }, () => random.below(7)));
  expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("a shuffle loses nothing and doubles nothing", () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  const shuffled = randomOf("cards").shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
});
