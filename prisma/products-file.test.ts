import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { MAXIMUM_AMOUNT } from "@/lib/money";
import * as demo from "./products";
import { checkProductsFile } from "./products-file";

const [mug] = demo.products;
const [post] = demo.shipping;

/** What is said about a file with one product, changed as given. */
function problemsWith(changes: Record<string, unknown>): string[] {
  const checked = checkProductsFile({ products: [{ ...mug, ...changes }], shipping: [post] });
  return checked.ok
    ? []
    : checked.problems.map(({ entry, field, message }) => `${entry} ${field} ${message}`);
}

test("the demo's file is right, and every picture in it is there", () => {
  expect(checkProductsFile(demo)).toMatchObject({ ok: true });
  for (const { image } of demo.products) {
    expect(existsSync(path.join(import.meta.dirname, "../public", image)), image).toBe(true);
  }
});

test("active and slug may be left out, and received may be nothing yet", () => {
  expect(problemsWith({ received: 0, active: false, slug: "our-mug" })).toEqual([]);
});

describe("is told with the product and the field:", () => {
  const prices = mug?.prices;
  test.each([
    ["a missing price", { prices: { ...prices, jpy: undefined } }, "ash-mug prices.jpy is missing"],
    [
      "a price in half cents",
      { prices: { ...prices, usd: 38.5 } },
      "ash-mug prices.usd must be a whole number",
    ],
    ["a price as text", { prices: { ...prices, usd: "38" } }, "ash-mug prices.usd must be a whole number"],
    ["a price of nothing", { prices: { ...prices, usd: 0 } }, "ash-mug prices.usd must be more than 0"],
    [
      "too much",
      { prices: { ...prices, usd: MAXIMUM_AMOUNT + 1 } },
      "ash-mug prices.usd must be at most 99999999",
    ],
    [
      "fils that Stripe does not take",
      { prices: { ...prices, kwd: 11_755 } },
      "ash-mug prices.kwd must end in 0",
    ],
    [
      "a currency of nobody",
      { prices: { ...prices, chf: 36_00 } },
      "ash-mug prices.chf is no currency of lib/shop.ts",
    ],
    ["a field misspelt", { recieved: 3 }, "ash-mug recieved is no field of this entry"],
    ["a field missing", { received: undefined }, "ash-mug received is missing"],
    ["fewer than no pieces", { received: -1 }, "ash-mug received must not be negative"],
    ["an empty name", { name: " " }, "ash-mug name is empty"],
    ["a picture elsewhere", { image: "https://example.com/mug.svg" }, "ash-mug image must start with /"],
    ["an id with capitals", { id: "Ash Mug" }, "Ash Mug id must be lower-case letters"],
    ["no id", { id: undefined }, "products[0] id is missing"],
  ])("%s", (_, changes, told) => {
    expect(problemsWith(changes)).toEqual([expect.stringContaining(told)]);
  });

  test("everything at once, also in the ways to ship", () => {
    const checked = checkProductsFile({
      products: [{ ...mug, name: "", received: -1 }],
      shipping: [{ ...post, rates: {} }],
    });
    expect(checked.ok ? [] : checked.problems.map(({ entry, field }) => `${entry} ${field}`)).toEqual([
      "ash-mug name",
      "ash-mug received",
      ...["usd", "eur", "gbp", "jpy", "kwd"].map((currency) => `slow-post rates.${currency}`),
    ]);
  });
});

test.each([
  ["an id that stands twice", [mug, mug], { entry: "ash-mug", field: "id" }],
  [
    "an address of two products",
    [mug, { ...mug, id: "mug", slug: "ash-mug" }],
    { entry: "mug", field: "slug" },
  ],
])("%s is refused", (_, products, problem) => {
  expect(checkProductsFile({ products, shipping: [post] })).toMatchObject({ ok: false, problems: [problem] });
});

test("a file that exports something else says which list is missing", () => {
  expect(checkProductsFile({ default: [] })).toMatchObject({
    problems: [
      { entry: "products", message: "must be an exported list" },
      { entry: "shipping", message: "must be an exported list" },
    ],
  });
});
