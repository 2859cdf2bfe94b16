import type { LineProblem } from "@/lib/cart/cart-line";

/** What is the matter with a line, in two or three words. `left` is null where the number is not told. */
export function lineProblemWords(problem: LineProblem, left: number | null): string {
  if (problem === "sold_out") return "Sold out";
  if (problem === "withdrawn") return "No longer sold";
  if (left === null) return "Not that many left";
  return left === 1 ? "Only one left" : `Only ${left} left`;
}
