import { SHOP_CURRENCIES } from "@/lib/shop";

/** An amount in Stripe's minor unit of `currency` (lowercase ISO 4217), always an integer. */
export type Money = { amount: number; currency: string };

export type ShopCurrency = (typeof SHOP_CURRENCIES)[number];

export function isShopCurrency(value: unknown): value is ShopCurrency {
  return SHOP_CURRENCIES.some((currency) => currency === value);
}

// Stripe's table (docs.stripe.com/currencies), not ISO's: the two differ for ISK and UGX, which the
// API takes with two decimals although the currencies have none.
const ZERO_DECIMAL = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const THREE_DECIMAL = new Set("bhd jod kwd omr tnd".split(" "));
const WHOLE_UNITS_ONLY = new Set(["isk", "ugx"]);

/** The largest amount Till charges, in minor units: eight digits, which every card network accepts. */
export const MAXIMUM_AMOUNT = 99_999_999;

/** How many decimals Stripe's minor unit of a currency has: 0, 2 or 3. */
export function minorUnitDigits(currency: string): 0 | 2 | 3 {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/**
 * Whether Stripe takes this amount of minor units as it is. Three-decimal amounts must end in 0 and
 * ISK and UGX amounts in 00 (docs.stripe.com/currencies, special cases).
 */
export function isChargeable({ amount, currency }: Money): boolean {
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > MAXIMUM_AMOUNT) return false;
  if (THREE_DECIMAL.has(currency)) return amount % 10 === 0;
  return WHOLE_UNITS_ONLY.has(currency) ? amount % 100 === 0 : true;
}

// Stripe's list (docs.stripe.com/currencies, minimum charge amounts) in minor units. Stripe judges them in the
// settlement currency, so they are exact only where an account settles in the currency it charges; Stripe's
// own refusal is the second wall. KWD is not in Stripe's list: 0.200 is ours.
const MINIMUMS: Readonly<Record<string, number>> = {
  ...{
    usd: 50,
    aed: 200,
    ars: 50,
    aud: 50,
    brl: 50,
    cad: 50,
    chf: 50,
    cop: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
  },
  ...{ gbp: 30, hkd: 400, huf: 17500, idr: 50, ils: 50, inr: 50, jpy: 50, krw: 50, kwd: 200, mxn: 1000 },
  ...{ myr: 200, nok: 300, nzd: 50, php: 50, pln: 200, ron: 200, sek: 300, sgd: 50, thb: 1000, zar: 50 },
};

/**
 * The smallest charge Till asks for, in minor units of the currency. Where Stripe names none it is the least
 * that Stripe's API takes.
 */
export function minimumCharge(currency: ShopCurrency): Money {
  const least = THREE_DECIMAL.has(currency) ? 10 : WHOLE_UNITS_ONLY.has(currency) ? 100 : 1;
  return { amount: MINIMUMS[currency] ?? least, currency };
}

/** Price times quantity in minor units. Throws a RangeError where the result is no exact amount. */
export function multiply(unitAmount: number, quantity: number): number {
  const amount = unitAmount * quantity;
  if (!Number.isSafeInteger(amount))
    throw new RangeError(`${unitAmount} × ${quantity} is not an exact amount`);
  return amount;
}

/** "48.00", "7200", "14.750": the amount in major units, without rounding, for machines and test output. */
export function toDecimalString({ amount, currency }: Money): string {
  const digits = minorUnitDigits(currency);
  if (digits === 0) return String(amount);
  const sign = amount < 0 ? "-" : "";
  const padded = String(Math.abs(amount)).padStart(digits + 1, "0");
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * The minor units that a person typed in major units: "48", "48.5" and "48.50" dollars are 4800, 4850 and 4850.
 * Null for anything else, more decimals than the currency has among it: nothing is rounded.
 */
export function parseMajorUnits(text: string, currency: string): number | null {
  const digits = minorUnitDigits(currency);
  const [, whole, decimals = ""] = /^(\d{1,8})(?:\.(\d{1,3}))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || decimals.length > digits) return null;
  return Number(whole + decimals.padEnd(digits, "0"));
}

/** The amount as a person reads it: "$48.00", "¥7,200", "KWD 14.750". Exact: no floating-point division. */
export function formatMoney(money: Money, locale = "en-US"): string {
  const digits = minorUnitDigits(money.currency);
  const key = `${locale} ${money.currency}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      style: "currency",
      currency: money.currency,
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formatters.set(key, formatter);
  }
  // A decimal string keeps every digit, where a number would round above 2^53.
  return formatter.format(toDecimalString(money) as Intl.StringNumericLiteral);
}
