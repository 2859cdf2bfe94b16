import { z } from "zod";
import { priceRefusal } from "@/lib/catalog/price-rule";
import { parseMajorUnits, type ShopCurrency } from "@/lib/money";
import { SHOP_CURRENCIES } from "@/lib/shop";
import type { Prices } from "@/prisma/products-file";

/** The name of the field that has an amount in a currency. */
export function amountField(currency: ShopCurrency): `amount.${ShopCurrency}` {
  return `amount.${currency}`;
}

const typed = z.string().trim().max(20);

/** A field for each of the shop's currencies, in major units as typed. */
export const amountFields = Object.fromEntries(
  SHOP_CURRENCIES.map((currency) => [amountField(currency), typed]),
) as Record<ReturnType<typeof amountField>, typeof typed>;

export type ReadAmounts =
  | { ok: true; amounts: Prices }
  /** `why` is the end of a sentence that begins with the currency. */
  | { ok: false; currency: ShopCurrency; why: string };

/** What was typed as minor units of each currency, or what is wrong with the first that cannot be charged. */
export function readAmounts(
  form: Readonly<Record<ReturnType<typeof amountField>, string>>,
  { mayBeFree }: { mayBeFree: boolean },
): ReadAmounts {
  const amounts: Partial<Prices> = {};
  for (const currency of SHOP_CURRENCIES) {
    const amount = parseMajorUnits(form[amountField(currency)], currency);
    if (amount === null) return { ok: false, currency, why: "is not an amount of this currency" };
    const why = priceRefusal({ amount, currency }, mayBeFree);
    if (why) return { ok: false, currency, why };
    amounts[currency] = amount;
  }
  return { ok: true, amounts: amounts as Prices };
}
