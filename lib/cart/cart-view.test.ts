import { expect, test } from "vitest";
import { type StoredLine, viewCart } from "./cart-view";

const CART = { id: "cart", version: 4 };

function line(changes: Partial<StoredLine>): StoredLine {
  return {
    ...{ productId: "bowl", slug: "bowl", name: "Bowl", image: "/bowl.svg" },
    ...{ quantity: 2, stock: 5, unitAmount: 4200, active: true, ...changes },
  };
}

test("amounts are price times quantity and add up", () => {
  const cart = viewCart(CART, [line({}), line({ productId: "cup", quantity: 3, unitAmount: 1000 })], "usd");
  expect(cart.lines.map(({ amount, problem }) => ({ amount, problem }))).toEqual([
    { amount: 8400, problem: null },
    { amount: 3000, problem: null },
  ]);
  expect(cart).toMatchObject({ id: "cart", version: 4, itemsAmount: 11_400, count: 5 });
});

test("a sold-out product stays in the cart, counts nothing and touches no other line", () => {
  const cart = viewCart(CART, [line({ stock: 0 }), line({ productId: "cup" })], "usd");
  expect(cart.lines.map(({ problem }) => problem)).toEqual(["sold_out", null]);
  expect(cart.itemsAmount).toBe(8400);
});

test("a product that is no longer sold, or has no price in the currency, is withdrawn", () => {
  const cart = viewCart(CART, [line({ active: false }), line({ unitAmount: null })], "kwd");
  expect(cart.lines.map(({ problem, stock }) => ({ problem, stock }))).toEqual([
    { problem: "withdrawn", stock: 0 },
    { problem: "withdrawn", stock: 0 },
  ]);
  expect(cart.itemsAmount).toBe(0);
});

test("more than there is says how many there are and still counts as asked for", () => {
  const [first] = viewCart(CART, [line({ quantity: 6 })], "usd").lines;
  expect(first).toMatchObject({ problem: "too_few", stock: 5, amount: 25_200 });
});
