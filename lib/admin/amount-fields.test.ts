import fc from "fast-check";
import { expect, test } from "vitest";
import { toDecimalString } from "@/lib/money";
import { SHOP_CURRENCIES } from "@/lib/shop";
import { amountField, readAmounts } from "./amount-fields";

const typed = (amounts: Record<string, string>) => {
  const all = SHOP_CURRENCIES.map((currency) => [amountField(currency), amounts[currency] ?? "10"]);
  return Object.fromEntries(all) as Parameters<typeof readAmounts>[0];
};
const sold = { mayBeFree: false };

test("what is typed is read back as it was, in the minor unit of each currency", () => {
  const steps: Record<string, number> = { kwd: 10 };
  const amounts = fc.record(
    Object.fromEntries(
      SHOP_CURRENCIES.map((currency) => {
        const step = steps[currency] ?? 1;
        return [currency, fc.integer({ min: 1, max: Math.floor(99_999_999 / step) }).map((n) => n * step)];
      }),
    ),
  );
  fc.assert(
    fc.property(amounts, (wanted) => {
      const written = Object.entries(wanted).map(([currency, amount]) => [
        currency,
        toDecimalString({ currency, amount: Number(amount) }),
      ]);
      expect(readAmounts(typed(Object.fromEntries(written)), sold)).toEqual({ ok: true, amounts: wanted });
    }),
  );
});

test.each([
  ["usd", "12.345", "is not an amount of this currency"],
  ["usd", "twelve", "is not an amount of this currency"],
  ["usd", "", "is not an amount of this currency"],
  ["jpy", "1.5", "is not an amount of this currency"],
  ["usd", "0", "must be more than 0"],
  ["kwd", "1.234", "must end in 0: Stripe takes kwd in such steps only"],
  ["usd", "1000000.00", "must be at most 99999999"],
])("%s %s is refused with the reason", (currency, text, why) => {
  expect(readAmounts(typed({ [currency]: text }), sold)).toEqual({ ok: false, currency, why });
});

test("0 is a rate and no price", () => {
  const nothing = typed({ usd: "0" });
  expect(readAmounts(nothing, { mayBeFree: true })).toMatchObject({ ok: true, amounts: { usd: 0 } });
  expect(readAmounts(nothing, sold)).toMatchObject({ ok: false, currency: "usd" });
});
