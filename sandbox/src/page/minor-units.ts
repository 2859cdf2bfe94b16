const ZERO_DECIMAL = new Set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" "));
const THREE_DECIMAL = new Set("BHD JOD KWD OMR TND".split(" "));

/** How many decimals an amount of the currency is typed with. */
export function majorDigits(currency: string): 0 | 2 | 3 {
  const code = currency.toUpperCase();
  return ZERO_DECIMAL.has(code) ? 0 : THREE_DECIMAL.has(code) ? 3 : 2;
}

/** An amount in Stripe's minor unit of the currency as text, such as `$42.00`. */
export function minorUnits(amount: number, currency: string): string {
  const code = currency.toUpperCase();
  const digits = majorDigits(currency);
  const format = new Intl.NumberFormat(navigator.language, {
    style: "currency",
    currency: code,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount / 10 ** digits);
}
