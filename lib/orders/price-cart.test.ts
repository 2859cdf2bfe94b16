import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cartLine } from "@/lib/cart/cart-line";
import { MAXIMUM_AMOUNT, type ShopCurrency } from "@/lib/money";
import { priceCart } from "./price-cart";

const line = (unitAmount: number, quantity: number, available = 99) =>
  cartLine({
    ...{ productId: "mug", slug: "mug", name: "Mug", image: "/products/mug.svg" },
    ...{ unitAmount, quantity, available, forSale: true },
  });

describe("an order costs", () => {
  test.each<[ShopCurrency, [unitAmount: number, quantity: number][], number, number, number]>([
    ["usd", [[38_00, 1]], 0, 38_00, 38_00],
    ["usd", [[38_00, 1]], 12_00, 38_00, 50_00],
    ["eur", [[19_99, 7]], 4_90, 139_93, 144_83],
    ["jpy", [[5_600, 2]], 800, 11_200, 12_000],
    ["kwd", [[14_750, 3]], 2_000, 44_250, 46_250],
    ["gbp", [], 6_50, 0, 6_50],
  ])("%s %j with shipping of %i: %i for the items, %i in all", (currency, lines, shipping, items, total) => {
    const priced = priceCart(
      currency,
      lines.map(([unitAmount, quantity]) => line(unitAmount, quantity)),
      shipping,
    );
    expect(priced).toMatchObject({
      currency,
      itemsAmount: items,
      shippingAmount: shipping,
      taxAmount: 0,
      discountAmount: 0,
      totalAmount: total,
    });
  });

  test("nothing for what is sold out, and what is left for what is scarce", () => {
    const priced = priceCart("usd", [line(118_00, 1, 0), line(24_00, 5, 2)], 12_00);
    expect(priced).toMatchObject({ itemsAmount: 48_00, totalAmount: 60_00 });
  });
});

test("shipping never changes what the items cost, and is added whole", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 99 })), {
        maxLength: 9,
      }),
      fc.integer({ min: 0, max: 100_000 }),
      (products, shipping) => {
        const lines = products.map(([unitAmount, quantity]) => line(unitAmount, quantity));
        const free = priceCart("usd", lines, 0);
        const shipped = priceCart("usd", lines, shipping);
        expect(shipped.itemsAmount).toBe(free.itemsAmount);
        expect(shipped.totalAmount - free.totalAmount).toBe(shipping);
        expect(Number.isSafeInteger(shipped.totalAmount)).toBe(true);
      },
    ),
  );
});

test("a total above what one payment can take is refused", () => {
  expect(priceCart("usd", [line(MAXIMUM_AMOUNT, 1)], 0).totalAmount).toBe(99_999_999);
  const tooMuch = () => priceCart("usd", [line(MAXIMUM_AMOUNT, 1)], 1);
  expect(tooMuch).toThrow(RangeError);
  expect(tooMuch).toThrow("100000000 usd");
});
