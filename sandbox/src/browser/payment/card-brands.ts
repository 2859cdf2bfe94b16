export type CardBrand =
  | "visa"
  | "mastercard"
  | "amex"
  | "discover"
  | "diners"
  | "jcb"
  | "unionpay"
  | "unknown";

type BrandRule = {
  brand: CardBrand;
  /** Leading digits that belong to the brand. */
  prefix: RegExp;
  lengths: number[];
  /** Sizes of the digit groups as printed on the card. */
  groups: number[];
  cvcLength: number;
};

const FOURS = [4, 4, 4, 4, 3];
const RULES: BrandRule[] = [
  { brand: "amex", prefix: /^3[47]/, lengths: [15], groups: [4, 6, 5], cvcLength: 4 },
  { brand: "visa", prefix: /^4/, lengths: [16], groups: FOURS, cvcLength: 3 },
  {
    brand: "mastercard",
    prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    groups: FOURS,
    cvcLength: 3,
  },
  { brand: "discover", prefix: /^(6011|64[4-9]|65)/, lengths: [16], groups: FOURS, cvcLength: 3 },
  { brand: "diners", prefix: /^36/, lengths: [14], groups: [4, 6, 4], cvcLength: 3 },
  { brand: "diners", prefix: /^3(0[0-5]|095|[89])/, lengths: [16], groups: FOURS, cvcLength: 3 },
  { brand: "jcb", prefix: /^35(2[89]|[3-8])/, lengths: [16], groups: FOURS, cvcLength: 3 },
  { brand: "unionpay", prefix: /^(62|81)/, lengths: [16, 19], groups: FOURS, cvcLength: 3 },
];
const UNKNOWN: BrandRule = { brand: "unknown", prefix: /^/, lengths: [16], groups: FOURS, cvcLength: 3 };

/** The brand that a number's first digits belong to. */
export function brandOf(digits: string): BrandRule {
  return RULES.find((rule) => rule.prefix.test(digits)) ?? UNKNOWN;
}

/** Digits in the groups printed on the card: `4242 4242 …`, `3782 822463 10005`. */
export function groupDigits(digits: string): string {
  const parts: string[] = [];
  let rest = digits.slice(0, Math.max(...brandOf(digits).lengths));
  for (const size of brandOf(digits).groups) {
    if (!rest) break;
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return parts.join(" ");
}

/** The check digit of card numbers (ISO/IEC 7812-1, Luhn). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
