import type { Violation } from "@/faults/oracle/rule";
import type { Found } from "./figure";

export const PIECES = 50;
export const BUYERS = { few: 200, many: 500 };

/** How many buyers there are: few in the tests, where a crowd comes once. */
export const buyersOf = (size: number) => (size === 1 ? BUYERS.few : BUYERS.many);

/** Whether a crowd that wanted one piece each of a product was told what it may be told, from what it heard, counted. */
export function judgeCrowd(told: Readonly<Record<string, number>>, productId: string): Required<Found> {
  const { served = 0, sold_out = 0, ...others } = told;
  const buyers = Object.values(told).reduce((sum, count) => sum + count, 0);
  const violations: Violation[] = Object.entries(others).map(([answer, count]) => ({
    rule: "a crowd is served or told that it is sold out",
    subject: answer,
    detail: `${count} of ${buyers}`,
  }));
  if (served !== PIECES)
    violations.push({
      rule: "every piece is sold once",
      subject: productId,
      detail: `${served} of ${PIECES}`,
    });
  return { violations, counted: { buyers, served, "sold out": sold_out } };
}
