import { expect, test } from "vitest";
import type { ProductDetail } from "./catalog-types";
import { productJsonLd } from "./product-json-ld";

const SHOP = new URL("https://shop.example");
const BOWL: ProductDetail = {
  ...{ id: "bowl", slug: "bowl", name: "Bowl", summary: "", description: "", details: [] },
  ...{ image: "/products/bowl.svg", category: "Bowls", left: 3 },
  price: { amount: 14_750, currency: "kwd" },
};

test("the structured data carries the exact price and absolute addresses", () => {
  const data: unknown = JSON.parse(productJsonLd(BOWL, SHOP));
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
  const text = productJsonLd({ ...BOWL, name: "</script><script>alert(1)" }, SHOP);
  expect(text).not.toContain("<");
  expect(JSON.parse(text)).toMatchObject({ name: "</script><script>alert(1)" });
});
