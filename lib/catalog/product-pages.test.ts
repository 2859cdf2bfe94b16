import { expect, test } from "vitest";
import type { ProductDetail } from "./catalog-types";
import { productJsonLd } from "./product-json-ld";
import { relatedProducts } from "./related-products";

function product(changes: Partial<ProductDetail>): ProductDetail {
  return {
    ...{ id: "bowl", slug: "bowl", name: "Bowl", summary: "", description: "", details: [] },
    ...{ image: "/products/bowl.svg", category: "Bowls", stock: 3 },
    ...{ price: { amount: 14_750, currency: "kwd" }, ...changes },
  };
}

test("the structured data carries the exact price and absolute addresses", () => {
  const data: unknown = JSON.parse(productJsonLd(product({}), new URL("https://shop.example")));
  expect(data).toMatchObject({
    image: "https://shop.example/products/bowl.svg",
    offers: {
      price: "14.750",
      priceCurrency: "KWD",
      url: "https://shop.example/products/bowl",
      availability: "https://schema.org/InStock",
    },
  });
});

test("a name cannot end the script element of the structured data", () => {
  const text = productJsonLd(product({ name: "</script><script>alert(1)" }), new URL("https://shop.example"));
  expect(text).not.toContain("<");
  expect(JSON.parse(text)).toMatchObject({ name: "</script><script>alert(1)" });
});

test("related products are others, of the same kind first and sold out last", () => {
  const bowl = product({});
  const all = [
    bowl,
    product({ id: "gone", category: "Bowls", stock: 0 }),
    product({ id: "cup", category: "Cups" }),
    product({ id: "big-bowl", category: "Bowls" }),
    product({ id: "plate", category: "Plates" }),
  ];
  expect(relatedProducts(bowl, all).map(({ id }) => id)).toEqual(["big-bowl", "cup", "plate"]);
});
