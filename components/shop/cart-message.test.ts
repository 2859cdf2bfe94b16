import { expect, test } from "vitest";
import { cartMessage } from "./cart-message";
import { stockWords } from "./stock-state";

test.each([
  [{ left: 3, inCart: 0 }, "Only 3 left. Choose fewer."],
  [{ left: 1, inCart: 1 }, "Only 1 left, and you have it in your cart."],
  [{ left: 2, inCart: 2 }, "Only 2 left, and you have them in your cart."],
  [{ left: 5, inCart: 1 }, "Only 5 left, and you have 1 in your cart."],
  [{ left: null, inCart: 3 }, "There are not that many left. Choose fewer."],
  [{ left: 0, inCart: 0 }, "This has just sold out. Remove it to check out."],
])("%j reads %j", (stock, words) => {
  expect(cartMessage({ kind: "not_enough", ...stock })).toBe(words);
});

test("how many are left is never told, only that they are few", () => {
  expect([0, 1, 8, null].map(stockWords)).toEqual(["Sold out", "Only a few left", "Only a few left", null]);
});
