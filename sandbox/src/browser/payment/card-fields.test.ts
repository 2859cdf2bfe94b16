import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brandOf, groupDigits, passesLuhn } from "./card-brands";
import { formatExpiry } from "./format-expiry";
import {
  checkCvc,
  checkExpiry,
  checkIban,
  checkNumber,
  checkPostal,
  checkRouting,
  digitsOf,
} from "./validators";

describe("card numbers", () => {
  test.each([
    ["4242424242424242", "visa"],
    ["5555555555554444", "mastercard"],
    ["2223003122003222", "mastercard"],
    ["378282246310005", "amex"],
    ["6011111111111117", "discover"],
    ["3056930009020004", "diners"],
    ["36227206271667", "diners"],
    ["3566002020360505", "jcb"],
    ["6200000000000005", "unionpay"],
  ])("%s is a good %s number", (number, brand) => {
    expect(brandOf(number).brand).toBe(brand);
    expect(checkNumber(number)).toBeNull();
  });

  test("a wrong check digit is an invalid number, a missing digit an incomplete one", () => {
    expect(checkNumber("4242424242424241")).toBe("invalid_number");
    expect(checkNumber("424242424242424")).toBe("incomplete_number");
    expect(checkNumber("")).toBe("incomplete_number");
  });

  test("grouping keeps every digit up to the brand's length", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,16}$/), (digits) => {
        const longest = Math.max(...brandOf(digits).lengths);
        expect(digitsOf(groupDigits(digits))).toBe(digits.slice(0, longest));
      }),
    );
  });

  test("changing one digit of a good number is always noticed", () => {
    const good = "4242424242424242";
    fc.assert(
      fc.property(fc.nat(15), fc.integer({ min: 1, max: 9 }), (position, add) => {
        const changed = [...good];
        changed[position] = String((Number(good[position]) + add) % 10);
        expect(passesLuhn(changed.join(""))).toBe(false);
      }),
    );
  });
});

describe("expiry", () => {
  test.each([
    ["1", "1"],
    ["5", "05 / "],
    ["12", "12 / "],
    ["1234", "12 / 34"],
    ["12/34", "12 / 34"],
    ["5/34", "05 / 34"],
    ["12 / 2034", "12 / 34"],
    ["122034", "12 / 34"],
  ])("typing %s shows %s", (typed, shown) => {
    expect(formatExpiry(typed, false)).toBe(shown);
  });

  test("deleting takes the separator with the year's last digit", () => {
    expect(formatExpiry("12 / 3", true)).toBe("12 / 3");
    expect(formatExpiry("12 / ", true)).toBe("12");
    expect(formatExpiry("12 /", true)).toBe("12");
    expect(formatExpiry("1", true)).toBe("1");
  });

  test("a card is good until the end of its month", () => {
    const today = new Date(2026, 10, 23);
    expect(checkExpiry("11 / 26", today)).toBeNull();
    expect(checkExpiry("10 / 26", today)).toBe("invalid_expiry_month_past");
    expect(checkExpiry("12 / 25", today)).toBe("invalid_expiry_year_past");
    expect(checkExpiry("13 / 30", today)).toBe("invalid_expiry_month");
    expect(checkExpiry("12 / 90", today)).toBe("invalid_expiry_year");
    expect(checkExpiry("12 / ", today)).toBe("incomplete_expiry");
  });
});

test("the security code has four digits for American Express and three for the others", () => {
  expect(checkCvc(() => "378282246310005")("1234")).toBeNull();
  expect(checkCvc(() => "378282246310005")("123")).toBe("incomplete_cvc");
  expect(checkCvc(() => "4242424242424242")("123")).toBeNull();
  expect(checkCvc(() => "4242424242424242")("1234")).toBe("incomplete_cvc");
});

test("postal codes are checked where cards need them and free elsewhere", () => {
  expect(checkPostal("US", "94107")).toBeNull();
  expect(checkPostal("US", "9410")).toBe("incomplete_zip");
  expect(checkPostal("CA", "m5t 1t4")).toBeNull();
  expect(checkPostal("GB", "WS11 1DB")).toBeNull();
  expect(checkPostal("GB", "12345")).toBe("incomplete_zip");
  expect(checkPostal("DE", "")).toBeNull();
});

test("bank numbers are checked by their check digits", () => {
  expect(checkIban("AT61 1904 3002 3457 3201")).toBeNull();
  expect(checkIban("AT611904300234573202")).toBe("invalid_iban");
  expect(checkIban("AT61")).toBe("incomplete_iban");
  expect(checkRouting("110000000")).toBeNull();
  expect(checkRouting("110000001")).toBe("invalid_routing_number");
});
