import fc from "fast-check";
import { expect, test } from "vitest";
import { cartLine, type StoredLine, sumOfLines } from "./cart-line";

function stored(changes: Partial<StoredLine> = {}): StoredLine {
  return {
    ...{ productId: "bowl", slug: "bowl", name: "Bowl", image: "/bowl.svg" },
    ...{ quantity: 2, unitAmount: 42_00, forSale: true, available: 20, ...changes },
  };
}

const line = (changes: Partial<StoredLine>) => cartLine(stored(changes));

test("a line that can be bought costs its pieces and tells nothing of a large stock", () => {
  expect(line({})).toEqual({
    ...{ productId: "bowl", slug: "bowl", name: "Bowl", image: "/bowl.svg" },
    ...{ quantity: 2, unitAmount: 4200, amount: 8400, problem: null, left: null, canGrow: true },
  });
});

test("a sold-out line costs nothing", () => {
  expect(line({ available: 0 })).toMatchObject({
    ...{ problem: "sold_out", amount: 0, left: 0, canGrow: false },
  });
});

test("a line of which too few are left costs what could still be had", () => {
  expect(line({ quantity: 6, available: 5 })).toMatchObject({
    ...{ problem: "too_few", quantity: 6, amount: 21_000, left: 5, canGrow: false },
  });
  expect(line({ quantity: 60, available: 46 })).toMatchObject({ problem: "too_few", left: null });
});

test("a line that is no longer sold is withdrawn, not sold out", () => {
  expect(line({ forSale: false, available: 0 })).toMatchObject({ problem: "withdrawn", amount: 0 });
});

test("the last piece can be in the cart, and none after it", () => {
  expect(line({ quantity: 3, available: 4 }).canGrow).toBe(true);
  expect(line({ quantity: 4, available: 4 })).toMatchObject({ problem: null, canGrow: false });
});

test("a cart's sum in the currencies with two, none and three decimals", () => {
  const sum = (...lines: Partial<StoredLine>[]) => sumOfLines(lines.map(line));
  expect(sum()).toBe(0);
  expect(sum({ unitAmount: 19_99, quantity: 3 }, { unitAmount: 1, quantity: 2 })).toBe(59_99);
  expect(sum({ unitAmount: 5_600, quantity: 2 }, { unitAmount: 480, quantity: 1 })).toBe(11_680);
  expect(sum({ unitAmount: 14_750, quantity: 1 }, { unitAmount: 11_750, quantity: 3 })).toBe(50_000);
  expect(sum({ unitAmount: 38_00, quantity: 1 }, { unitAmount: 24_00, available: 0 })).toBe(38_00);
});

const anyLine = fc
  .record({
    unitAmount: fc.integer({ min: 1, max: 50_000 }),
    quantity: fc.integer({ min: 1, max: 99 }),
    available: fc.integer({ min: 0, max: 99 }),
  })
  .map(line);

test("neither the order of the lines nor how the cart is split changes the sum", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 10 }), fc.nat(10), (lines, at) => {
      const sum = sumOfLines(lines);
      expect(sumOfLines(lines.toReversed())).toBe(sum);
      expect(sumOfLines(lines.slice(0, at)) + sumOfLines(lines.slice(at))).toBe(sum);
    }),
  );
});
