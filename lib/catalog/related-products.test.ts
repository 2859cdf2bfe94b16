import { expect, test } from "vitest";
import type { ProductDetail } from "./catalog-types";
import { relatedProducts } from "./related-products";

function product(changes: Partial<ProductDetail>): ProductDetail {
  return {
    ...{ id: "bowl", slug: "bowl", name: "Bowl", summary: "", description: "", details: [] },
    ...{ image: "/products/bowl.svg", category: "Bowls", left: 3 },
    ...{ price: { amount: 14_750, currency: "kwd" }, ...changes },
  };
}

test("related products are others, of the same kind first and sold out last", () => {
  const bowl = product({});
  const all = [
    bowl,
    product({ id: "gone", category: "Bowls", left: 0 }),
    product({ id: "cup", category: "Cups" }),
    product({ id: "big-bowl", category: "Bowls" }),
    product({ id: "plate", category: "Plates" }),
  ];
  expect(relatedProducts(bowl, all).map(({ id }) => id)).toEqual(["big-bowl", "cup", "plate"]);
});
