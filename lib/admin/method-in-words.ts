import type { PaidWith } from "@/lib/payments/paid-with";

const WORDS: Readonly<Record<string, string>> = {
  us_bank_account: "US bank account",
  sepa_debit: "SEPA debit",
  amex: "American Express",
  jcb: "JCB",
  unionpay: "UnionPay",
};

/** Stripe's word as a person reads it: "apple_pay" is "Apple Pay". */
function named(word: string): string {
  return WORDS[word] ?? word.replaceAll("_", " ").replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase());
}

/** "Visa ending 4242, Apple Pay". */
export function methodInWords({ type, brand, last4, wallet }: PaidWith): string {
  const what = type === "card" ? named(brand ?? "card") : brand ? `${named(type)}, ${brand}` : named(type);
  const ending = last4 ? ` ending ${last4}` : "";
  return `${what}${ending}${wallet ? `, ${named(wallet)}` : ""}`;
}

/** "elevated, 61 of 100"; null where Stripe has not judged it. */
export function riskInWords({ riskLevel, riskScore }: PaidWith): string | null {
  if (riskLevel === null || riskLevel === "not_assessed") return null;
  return riskScore === null ? riskLevel : `${riskLevel}, ${riskScore} of 100`;
}
