import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SHOP_CURRENCIES } from "@/lib/shop";
import {
  formatMoney,
  isChargeable,
  isShopCurrency,
  MAXIMUM_AMOUNT,
  minimumCharge,
  minorUnitDigits,
  multiply,
  parseMajorUnits,
  type ShopCurrency,
  toDecimalString,
} from "./money";

describe("minor units follow Stripe's table", () => {
  test.each([
    ["usd", 2],
    ["eur", 2],
    ["huf", 2],
    ["twd", 2],
    ["jpy", 0],
    ["krw", 0],
    ["vnd", 0],
    ["kwd", 3],
    ["bhd", 3],
    ["isk", 2],
    ["ugx", 2],
  ])("%s has %i decimals", (currency, digits) => {
    expect(minorUnitDigits(currency)).toBe(digits);
  });
});

describe("what a person reads", () => {
  test.each([
    [4800, "usd", "$48.00"],
    [5, "usd", "$0.05"],
    [7200, "jpy", "¥7,200"],
    [14750, "kwd", "KWD 14.750"],
    [1999, "gbp", "£19.99"],
    [-4800, "eur", "-€48.00"],
  ])("%i minor units of %s read %s", (amount, currency, text) => {
    expect(formatMoney({ amount, currency }).replace("\u00a0", " ")).toBe(text);
  });

  test("no digit of any amount is lost on the way to text", () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.constantFrom(...SHOP_CURRENCIES, "isk", "bhd"),
        (amount, currency) => {
          const digits = (text: string) => text.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
          expect(digits(toDecimalString({ amount, currency }))).toBe(String(Math.abs(amount)));
          expect(digits(formatMoney({ amount, currency }))).toBe(String(Math.abs(amount)));
        },
      ),
    );
  });
});

test("only a currency that the shop sells in is one of its own", () => {
  for (const currency of SHOP_CURRENCIES) expect(isShopCurrency(currency)).toBe(true);
  for (const other of ["chf", "USD", "", null, undefined, 0, ["usd"]])
    expect(isShopCurrency(other)).toBe(false);
});

test("nothing to pay has no sign", () => {
  expect(toDecimalString({ amount: 0, currency: "usd" })).toBe("0.00");
});

describe("what Stripe takes", () => {
  test("a three-decimal amount is charged only where it ends in 0", () => {
    expect(isChargeable({ amount: 5120, currency: "kwd" })).toBe(true);
    expect(isChargeable({ amount: 5124, currency: "kwd" })).toBe(false);
  });

  test("ISK and UGX are charged only in whole units", () => {
    expect(isChargeable({ amount: 500, currency: "isk" })).toBe(true);
    expect(isChargeable({ amount: 505, currency: "isk" })).toBe(false);
    expect(isChargeable({ amount: 500, currency: "ugx" })).toBe(true);
    expect(isChargeable({ amount: 505, currency: "ugx" })).toBe(false);
  });

  test("nothing that is not a positive integer within the maximum is charged", () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom(...SHOP_CURRENCIES), (amount, currency) => {
        if (isChargeable({ amount, currency })) {
          expect(Number.isInteger(amount)).toBe(true);
          expect(amount).toBeGreaterThan(0);
          expect(amount).toBeLessThanOrEqual(MAXIMUM_AMOUNT);
        }
      }),
    );
    expect(isChargeable({ amount: MAXIMUM_AMOUNT + 1, currency: "usd" })).toBe(false);
  });

  test("the smallest charge of every currency can be charged", () => {
    for (const currency of SHOP_CURRENCIES) expect(isChargeable(minimumCharge(currency))).toBe(true);
  });

  test.each([
    ["usd", 50],
    ["eur", 50],
    ["gbp", 30],
    ["jpy", 50],
    ["kwd", 200],
    // Currencies that an adopter may sell in.
    ["sek", 300],
    ["isk", 100],
    ["bhd", 10],
    ["twd", 1],
  ])("the smallest charge in %s is %i minor units", (currency, amount) => {
    expect(minimumCharge(currency as ShopCurrency)).toEqual({ amount, currency });
  });

  test.each([0, -50, 0.5, Number.NaN, MAXIMUM_AMOUNT + 1])("%d is no amount to charge", (amount) => {
    expect(isChargeable({ amount, currency: "usd" })).toBe(false);
  });

  test.each([
    [1, "usd"],
    [MAXIMUM_AMOUNT, "usd"],
    [1, "jpy"],
    [10, "kwd"],
    [100, "isk"],
  ])("%i minor units of %s can be charged", (amount, currency) => {
    expect(isChargeable({ amount, currency })).toBe(true);
  });
});

test("a product of price and quantity is exact or refused", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 99 }), (unitAmount, quantity) => {
      const exact = BigInt(unitAmount) * BigInt(quantity);
      if (exact <= BigInt(Number.MAX_SAFE_INTEGER))
        expect(BigInt(multiply(unitAmount, quantity))).toBe(exact);
      else expect(() => multiply(unitAmount, quantity)).toThrow(`${unitAmount} × ${quantity}`);
    }),
  );
});

describe("an amount that somebody types", () => {
  test.each([
    ["48", "usd", 4800],
    ["48.5", "usd", 4850],
    [" 48.50 ", "usd", 4850],
    ["0.07", "usd", 7],
    ["0", "usd", 0],
    ["7200", "jpy", 7200],
    ["14.75", "kwd", 14_750],
    ["14.755", "kwd", 14_755],
    ["12345678.99", "eur", 1_234_567_899],
  ])("%j in %s is %i minor units", (text, currency, amount) => {
    expect(parseMajorUnits(text, currency)).toBe(amount);
  });

  test.each([
    ["48.505", "usd"],
    ["48.0", "jpy"],
    ["1.0001", "kwd"],
    ["48,50", "usd"],
    ["1,000", "usd"],
    ["-5", "usd"],
    ["+5", "usd"],
    ["5e2", "usd"],
    [".5", "usd"],
    ["5.", "usd"],
    ["", "usd"],
    ["$5", "usd"],
    ["1 000", "usd"],
    ["123456789", "usd"],
  ])("%j in %s is none, and is not rounded", (text, currency) => {
    expect(parseMajorUnits(text, currency)).toBeNull();
  });

  test("is what it was when it is written out again", () => {
    const currencies = fc.constantFrom(...SHOP_CURRENCIES);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAXIMUM_AMOUNT }), currencies, (amount, currency) => {
        expect(parseMajorUnits(toDecimalString({ amount, currency }), currency)).toBe(amount);
      }),
    );
  });
});
