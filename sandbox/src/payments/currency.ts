import { ApiError, invalidParameter } from "../protocol/errors";

const ZERO_DECIMAL = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const THREE_DECIMAL = new Set("bhd jod kwd omr tnd".split(" "));
/** Zero-decimal money that the API writes with two decimals, which must then be 00. */
const WHOLE_UNITS_ONLY = new Set(["isk", "ugx"]);

const TWO_DECIMAL =
  "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ugx usd uyu uzs wst xcd yer zar zmw";

const SUPPORTED = new Set([...TWO_DECIMAL.split(" "), ...ZERO_DECIMAL, ...THREE_DECIMAL]);

/** Smallest charge in minor units, as Stripe publishes it per settlement currency. */
const MINIMUMS: Record<string, number> = {
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
  gbp: 30,
  hkd: 400,
  huf: 17500,
  idr: 50,
  ils: 50,
  inr: 50,
  jpy: 50,
  krw: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  php: 50,
  pln: 200,
  ron: 200,
  rub: 50,
  sek: 300,
  sgd: 50,
  thb: 1000,
  zar: 50,
};

const SYMBOLS: Record<string, string> = {
  usd: "$",
  eur: "€",
  gbp: "£",
  jpy: "¥",
  cad: "$",
  aud: "$",
  nzd: "$",
  sgd: "$",
  hkd: "$",
  mxn: "$",
};

/** Eight digits: what the PaymentIntent reference says. */
const LARGEST = 99_999_999;

/** How many decimals the API's minor unit has. Source: Stripe's page on currencies, not ISO. */
function decimalsOf(currency: string): 0 | 2 | 3 {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** An amount as Stripe writes it in messages: `$40.00`, `¥500`, `40.00 kr`. */
export function formatAmount(amount: number, currency: string): string {
  const text = (amount / 10 ** decimalsOf(currency)).toFixed(decimalsOf(currency));
  return `${SYMBOLS[currency] ?? ""}${text}`;
}

/** A currency code in lower case. Throws 400 for one that Stripe does not take. */
export function checkCurrency(given: string): string {
  const currency = given.toLowerCase();
  if (SUPPORTED.has(currency)) return currency;
  throw invalidParameter(
    `Invalid currency: ${given}. Stripe currently supports these currencies: ${[...SUPPORTED].sort().join(", ")}`,
    "currency",
  );
}

/** Throws 400 for an amount (in minor units) that cannot be charged in this currency. */
export function checkAmount(amount: number, currency: string): void {
  if (amount <= 0) {
    const message =
      amount === 0 ? "This value must be greater than or equal to 1." : "Invalid positive integer";
    throw invalidParameter(message, "amount", "parameter_invalid_integer");
  }
  if (amount > LARGEST) {
    throw tooFar(
      "amount_too_large",
      `Amount must be no more than ${formatAmount(LARGEST, currency)} ${currency}`,
    );
  }
  if (WHOLE_UNITS_ONLY.has(currency) && amount % 100 !== 0) {
    throw invalidParameter(
      `Invalid amount: amounts in ${currency} must be evenly divisible by 100.`,
      "amount",
    );
  }
  if (THREE_DECIMAL.has(currency) && amount % 10 !== 0) {
    throw invalidParameter(
      `Invalid amount: amounts in ${currency} must be evenly divisible by 10.`,
      "amount",
    );
  }
  const minimum = MINIMUMS[currency];
  if (minimum !== undefined && amount < minimum) {
    throw tooFar(
      "amount_too_small",
      `Amount must be at least ${formatAmount(minimum, currency)} ${currency}`,
    );
  }
}

function tooFar(code: string, message: string): ApiError {
  return new ApiError(400, { type: "invalid_request_error", code, message, param: "amount" }, false);
}
