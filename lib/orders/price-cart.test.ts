import fc from "fast-check";
import { expect, test } from "vitest";
import { MAXIMUM_AMOUNT } from "@/lib/money";
import { SHOP_CURRENCIES } from "@/lib/shop";
import { type CartProduct, missingStock, priceCart } from "./price-cart";

const product = (unitAmount: number, quantity: number, stock = 99): CartProduct => ({
  productId: "mug",
  slug: "mug",
  name: "Mug",
  image: "/products/mug.svg",
  unitAmount,
  quantity,
  stock,
});

const anyProduct = fc
  .tuple(
    fc.integer({ min: 1, max: 50_000 }),
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 0, max: 120 }),
  )
  .map(([unitAmount, quantity, stock]) => product(unitAmount, quantity, stock));

test("the total is the sum of every unit plus shipping, counted one by one", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SHOP_CURRENCIES),
      fc.array(anyProduct, { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 0, max: 100_000 }),
      (currency, products, shipping) => {
        const cart = priceCart(currency, products, shipping);
        let counted = 0;
        for (const { unitAmount, quantity } of products)
          for (let unit = 0; unit < quantity; unit++) counted += unitAmount;
        expect(cart.itemsAmount).toBe(counted);
        expect(cart.totalAmount).toBe(
          cart.itemsAmount + cart.shippingAmount + cart.taxAmount - cart.discountAmount,
        );
        expect(cart.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(cart.itemsAmount);
        expect(cart.currency).toBe(currency);
      },
    ),
  );
});

test("a total above what one payment can take is refused", () => {
  expect(priceCart("usd", [product(MAXIMUM_AMOUNT, 1)], 0).totalAmount).toBe(MAXIMUM_AMOUNT);
  expect(() => priceCart("usd", [product(MAXIMUM_AMOUNT, 1)], 1)).toThrow(RangeError);
});

test("exactly the lines that ask for more than there is are missing", () => {
  fc.assert(
    fc.property(fc.array(anyProduct, { maxLength: 10 }), (products) => {
      const missing = missingStock(priceCart("usd", products, 0));
      expect(missing.length).toBe(products.filter(({ quantity, stock }) => quantity > stock).length);
    }),
  );
});
