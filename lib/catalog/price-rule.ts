import { isChargeable, MAXIMUM_AMOUNT, type Money, minorUnitDigits } from "@/lib/money";

/** Why something cannot be sold at a price, as the end of a sentence that begins with the price; or null. 0 only where it may be free. */
export function priceRefusal({ amount, currency }: Money, mayBeFree = false): string | null {
  if ((mayBeFree && amount === 0) || isChargeable({ amount, currency })) return null;
  if (amount <= 0) return "must be more than 0";
  if (amount > MAXIMUM_AMOUNT) return `must be at most ${MAXIMUM_AMOUNT}`;
  return `must end in ${minorUnitDigits(currency) === 3 ? "0" : "00"}: Stripe takes ${currency} in such steps only`;
}
