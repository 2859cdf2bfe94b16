import { expect, test } from "vitest";
import { methodInWords, riskInWords } from "./method-in-words";

const CARD = { type: "card", brand: "visa", last4: "4242", wallet: null, riskLevel: "normal", riskScore: 12 };

test.each([
  [{}, "Visa ending 4242"],
  [{ wallet: "apple_pay" }, "Visa ending 4242, Apple Pay"],
  [{ brand: "amex" }, "American Express ending 4242"],
  [{ brand: null, last4: null }, "Card"],
  [
    { type: "us_bank_account", brand: "STRIPE TEST BANK", last4: "6789" },
    "US bank account, STRIPE TEST BANK ending 6789",
  ],
  [{ type: "klarna", brand: null, last4: null }, "Klarna"],
  [{ type: "afterpay_clearpay", brand: null, last4: null }, "Afterpay Clearpay"],
])("%j is %s", (more, words) => {
  expect(methodInWords({ ...CARD, ...more })).toBe(words);
});

test("a risk is told with its score where there is one, and not at all where nobody judged it", () => {
  expect(riskInWords(CARD)).toBe("normal, 12 of 100");
  expect(riskInWords({ ...CARD, riskScore: null })).toBe("normal");
  expect(riskInWords({ ...CARD, riskLevel: "not_assessed" })).toBeNull();
  expect(riskInWords({ ...CARD, riskLevel: null })).toBeNull();
});
