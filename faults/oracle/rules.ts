import { MONEY_RULES } from "./money-rules";
import { ORDER_RULES } from "./order-rules";
import { REFUND_RULES } from "./refund-rules";
import type { Sides, Violation } from "./rule";

const RULES = { ...MONEY_RULES, ...REFUND_RULES, ...ORDER_RULES };

/** Compares everything that Stripe holds with the shop's rows. Empty when both agree. */
export function judge(sides: Sides): Violation[] {
  return Object.entries(RULES).flatMap(([rule, find]) => find(sides).map((found) => ({ rule, ...found })));
}
