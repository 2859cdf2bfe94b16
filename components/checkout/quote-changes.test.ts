import { expect, test } from "vitest";
import type { CartLine } from "@/lib/cart/cart-line";
import type { PricedCart } from "@/lib/orders/price-cart";
import { quoteChanges } from "./quote-changes";

function line(over: Partial<CartLine>): CartLine {
  const mug = { productId: "mug", slug: "mug", name: "Mug", image: "/mug.svg" };
  const fine = { problem: null, left: null, canGrow: true };
  return { ...mug, ...fine, quantity: 1, unitAmount: 2400, amount: 2400, ...over };
}

function cart(over: Partial<PricedCart>): PricedCart {
  const amounts = {
    itemsAmount: 2400,
    shippingAmount: 500,
    taxAmount: 0,
    discountAmount: 0,
    totalAmount: 2900,
  };
  return { currency: "usd", lines: [line({})], ...amounts, ...over };
}

test("a changed price names product, both prices and both totals", () => {
  const after = cart({ lines: [line({ unitAmount: 2600, amount: 2600 })], totalAmount: 3100 });
  expect(quoteChanges(cart({}), after)).toEqual([
    "Mug is now $26.00 instead of $24.00.",
    "The total is now $31.00 instead of $29.00.",
  ]);
});

test("lines that came, went or changed in number are named", () => {
  const before = cart({ lines: [line({}), line({ productId: "bowl", name: "Bowl" })] });
  const after = cart({ lines: [line({ quantity: 3 }), line({ productId: "plate", name: "Plate" })] });
  expect(quoteChanges(before, after)).toEqual([
    "Mug: 3 instead of 1.",
    "Plate was added.",
    "Bowl was removed.",
  ]);
});

test("a changed delivery price is named", () => {
  expect(quoteChanges(cart({}), cart({ shippingAmount: 900, totalAmount: 3300 }))).toEqual([
    "Delivery is now $9.00 instead of $5.00.",
    "The total is now $33.00 instead of $29.00.",
  ]);
});

test("equal quotes have no changes", () => {
  expect(quoteChanges(cart({}), cart({}))).toEqual([]);
});
