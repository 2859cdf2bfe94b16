import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeMemory, runsBetweenWeighings, weighHeap } from "./flat-memory";

const grown = (weights: number[]) => judgeMemory(weights, "crash").length > 0;
const over = <Each>(count: number, weight: (n: number) => Each) =>
  Array.from({ length: count }, (_, n) => weight(n));

test("a heap that holds more after every run is found", () => {
  expect(grown(over(40, (n) => 60 + n))).toBe(true);
});

test("a heap that is warm after a while and stays so is not", () => {
  expect(grown(over(40, (n) => 60 + Math.min(n, 8) * 5))).toBe(false);
});

test("moments in which much is under way say nothing", () => {
  const moments = fc.array(fc.nat(200), { minLength: 40, maxLength: 40 });
  fc.assert(fc.property(moments, (more) => !grown(over(40, (n) => 60 + (n % 5 === 0 ? 0 : (more[n] ?? 0))))));
});

test("too few weighings say nothing", () => {
  expect(grown(over(19, (n) => 60 + n * 20))).toBe(false);
});

test("what nobody uses weighs nothing, what is kept does", () => {
  const before = weighHeap();
  let kept: number[][] | null = over(200, (n) => Array.from({ length: 10_000 }, (_, at) => at * n + 0.5));
  expect(weighHeap() - before).toBeGreaterThan(10);
  expect(kept).toHaveLength(200);
  kept = null;
  expect(weighHeap() - before).toBeLessThan(5);
});

test("a lane is weighed forty times, and after every run where there are fewer", () => {
  expect([runsBetweenWeighings(1_000), runsBetweenWeighings(40), runsBetweenWeighings(3)]).toEqual([
    25, 1, 1,
  ]);
});
