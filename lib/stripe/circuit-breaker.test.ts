import { beforeEach, expect, test } from "vitest";
import { type CircuitBreaker, createCircuitBreaker } from "./circuit-breaker";

const OPEN_MS = 5_000;
let now = 0;
let changes: string[] = [];
let breaker: CircuitBreaker;

beforeEach(() => {
  now = 1_000_000;
  changes = [];
  breaker = createCircuitBreaker({
    failures: 3,
    openMs: OPEN_MS,
    onChange: (state) => changes.push(state),
    now: () => now,
  });
});

function failTimes(times: number): void {
  for (let call = 0; call < times; call++) breaker.failed();
}

test("failures that a success interrupts keep nobody from calling", () => {
  failTimes(2);
  breaker.succeeded();
  failTimes(2);
  expect(breaker.mayCall()).toBe(true);
  expect(changes).toEqual([]);
});

test("after enough failures in a row nothing is called for a while, and that is told once", () => {
  failTimes(4);
  expect(breaker.mayCall()).toBe(false);
  now += OPEN_MS - 1;
  expect(breaker.mayCall()).toBe(false);
  expect(changes).toEqual(["open"]);
});

test("then one call tries for all others, and its success lets everybody through", () => {
  failTimes(3);
  now += OPEN_MS;
  expect([breaker.mayCall(), breaker.mayCall(), breaker.mayCall()]).toEqual([true, false, false]);
  breaker.succeeded();
  expect([breaker.mayCall(), breaker.mayCall()]).toEqual([true, true]);
  expect(changes).toEqual(["open", "closed"]);
});

test("its failure is the beginning of another pause", () => {
  failTimes(3);
  now += OPEN_MS;
  expect(breaker.mayCall()).toBe(true);
  breaker.failed();
  now += OPEN_MS - 1;
  expect(breaker.mayCall()).toBe(false);
  now += 1;
  expect(breaker.mayCall()).toBe(true);
  expect(changes).toEqual(["open"]);
});

test("a trying call that never ends keeps the others out for one pause only", () => {
  failTimes(3);
  now += OPEN_MS;
  expect(breaker.mayCall()).toBe(true);
  now += OPEN_MS;
  expect(breaker.mayCall()).toBe(true);
});
