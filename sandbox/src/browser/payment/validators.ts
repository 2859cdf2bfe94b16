import type { ErrorCode } from "../locales/texts";
import { brandOf, passesLuhn } from "./card-brands";

/** Null when the value is fine; the code of Stripe.js's validation_error otherwise. */
export type Validator = (value: string) => ErrorCode | null;

export const digitsOf = (value: string): string => value.replace(/\D/g, "");

export const checkNumber: Validator = (value) => {
  const digits = digitsOf(value);
  const { lengths } = brandOf(digits);
  if (!lengths.includes(digits.length)) return "incomplete_number";
  return passesLuhn(digits) ? null : "invalid_number";
};

/** Month and two-digit year against the present month; cards are good until the end of their month. */
export function checkExpiry(value: string, today: Date): ErrorCode | null {
  const digits = digitsOf(value);
  if (digits.length < 4) return "incomplete_expiry";
  const month = Number(digits.slice(0, 2));
  const year = expiryYear(value);
  if (month < 1 || month > 12) return "invalid_expiry_month";
  if (year < today.getFullYear()) return "invalid_expiry_year_past";
  if (year === today.getFullYear() && month < today.getMonth() + 1) return "invalid_expiry_month_past";
  return year > today.getFullYear() + 50 ? "invalid_expiry_year" : null;
}

/** Four-digit year of an `MM / YY` value. */
export function expiryYear(value: string): number {
  return 2000 + Number(digitsOf(value).slice(2, 4));
}

export const checkCvc =
  (numberValue: () => string): Validator =>
  (value) =>
    digitsOf(value).length === brandOf(digitsOf(numberValue())).cvcLength ? null : "incomplete_cvc";

const POSTAL: Record<string, RegExp> = {
  US: /^\d{5}(-?\d{4})?$/,
  CA: /^[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d$/,
  GB: /^[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}$/,
};

/** Countries for which card payments ask for a postal code. */
export const POSTAL_COUNTRIES = Object.keys(POSTAL);

export function checkPostal(country: string, value: string): ErrorCode | null {
  const pattern = POSTAL[country];
  return !pattern || pattern.test(value.trim()) ? null : "incomplete_zip";
}

export const checkEmail: Validator = (value) => {
  if (value.trim() === "") return "incomplete_email";
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value.trim()) ? null : "invalid_email";
};

export const checkName: Validator = (value) => (value.trim() === "" ? "incomplete_name" : null);

/** Length and check digits of an IBAN (ISO 13616: remainder 1 modulo 97). */
export const checkIban: Validator = (value) => {
  const iban = value.replace(/\s/g, "").toUpperCase();
  if (iban.length < 15) return "incomplete_iban";
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return "invalid_iban";
  const numeric = [...iban.slice(4), ...iban.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join("");
  let remainder = 0;
  for (const digit of numeric) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder === 1 ? null : "invalid_iban";
};

/** Nine digits with the ABA check digit. */
export const checkRouting: Validator = (value) => {
  const digits = digitsOf(value);
  if (digits.length !== 9) return "incomplete_routing_number";
  const weights = [3, 7, 1];
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (weights[index % 3] ?? 0),
    0,
  );
  return sum % 10 === 0 ? null : "invalid_routing_number";
};

export const checkAccount: Validator = (value) =>
  digitsOf(value).length >= 4 ? null : "incomplete_account_number";
