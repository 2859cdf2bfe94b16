import { expect, test } from "vitest";
import { parseChargeMethod } from "./charge-method";

const charge = (payment_method_details: object, more: object = {}) => ({
  ...{ object: "charge", id: "ch_1", payment_method_details },
  ...more,
});
const NOTHING = { brand: null, last4: null, wallet: null, riskLevel: null, riskScore: null };

test("a card says its brand, its last four, its wallet and how risky Stripe finds it", () => {
  const card = { brand: "visa", last4: "4242", wallet: { type: "apple_pay" } };
  const outcome = { risk_level: "elevated", risk_score: 61 };
  expect(parseChargeMethod(charge({ type: "card", card }, { outcome }))).toEqual({
    ...{ type: "card", brand: "visa", last4: "4242", wallet: "apple_pay" },
    ...{ riskLevel: "elevated", riskScore: 61 },
  });
});

test("a bank account says its bank", () => {
  const us_bank_account = { bank_name: "STRIPE TEST BANK", last4: "6789" };
  expect(parseChargeMethod(charge({ type: "us_bank_account", us_bank_account }))).toEqual({
    ...NOTHING,
    ...{ type: "us_bank_account", brand: "STRIPE TEST BANK", last4: "6789" },
  });
});

test("what says nothing of itself is only named", () => {
  expect(parseChargeMethod(charge({ type: "klarna", klarna: {} }))).toEqual({ ...NOTHING, type: "klarna" });
  expect(parseChargeMethod(charge({ type: "new_one" }))).toEqual({ ...NOTHING, type: "new_one" });
});

test("odd values are left out, and do not hide the others", () => {
  const card = { brand: 7, last4: "4242", wallet: "odd" };
  expect(parseChargeMethod(charge({ type: "card", card }, { outcome: "odd" }))).toEqual({
    ...NOTHING,
    ...{ type: "card", last4: "4242" },
  });
});

test.each([null, "ch_1", { object: "payment_intent" }, { object: "charge" }, charge({})])(
  "%j is no charge that says it",
  (object) => {
    expect(parseChargeMethod(object)).toBeNull();
  },
);
