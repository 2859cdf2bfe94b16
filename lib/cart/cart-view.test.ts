import { expect, test } from "vitest";
import type { StoredLine } from "./cart-line";
import { viewCart } from "./cart-view";

function stored(changes: Partial<StoredLine>): StoredLine {
  return {
    ...{ productId: "bowl", slug: "bowl", name: "Bowl", image: "/bowl.svg" },
    ...{ quantity: 2, unitAmount: 4200, forSale: true, available: 5, ...changes },
  };
}

test("a cart shows its lines in their order, what they cost together and how many pieces they are", () => {
  const cup = stored({ productId: "cup", quantity: 3, unitAmount: 1000 });
  const cart = viewCart({ id: "cart", version: 4 }, [stored({}), cup], "usd");
  expect(cart.lines.map(({ productId }) => productId)).toEqual(["bowl", "cup"]);
  expect(cart).toMatchObject({ id: "cart", version: 4, currency: "usd", itemsAmount: 11_400, count: 5 });
});

test("a sold-out product stays in the cart, costs nothing and touches no other line", () => {
  const cart = viewCart({ id: "cart", version: 4 }, [stored({ available: 0 }), stored({})], "usd");
  expect(cart.lines.map(({ problem }) => problem)).toEqual(["sold_out", null]);
  expect(cart).toMatchObject({ itemsAmount: 8400, count: 4 });
});
