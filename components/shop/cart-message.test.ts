import { expect, test } from "vitest";
import { cartMessage } from "./cart-message";
import { stockWords } from "./stock-state";

test.each([
  [{ available: 3, inCart: 0 }, "There are only 3 left. Choose fewer."],
  [{ available: 1, inCart: 1 }, "There is only 1 left, and you have it in your cart."],
  [{ available: 2, inCart: 2 }, "There are only 2 left, and you have them in your cart."],
  [{ available: 5, inCart: 1 }, "There are only 5 left, and 1 of them is in your cart. Choose fewer."],
  [{ available: 0, inCart: 0 }, "This has just sold out. Remove it to check out."],
])("%j reads %j", (stock, words) => {
  expect(cartMessage({ kind: "not_enough", ...stock })).toBe(words);
});

test("stock is mentioned only when it is short", () => {
  expect([0, 1, 8, 9].map(stockWords)).toEqual(["Sold out", "Only one", "8 left", null]);
});
