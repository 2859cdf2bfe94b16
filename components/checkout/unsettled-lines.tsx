import { lineProblemWords } from "@/components/shop/line-problem-words";
import type { CartLine } from "@/lib/cart/cart-line";
import { type Settle, SettleLine } from "./settle-line";

/** The lines that cannot be bought as they stand, each with what can be done about it; null where there are none. */
export function unsettledLines(lines: readonly CartLine[], settle: Settle) {
  const unsettled = lines.flatMap((line) =>
    line.problem === null ? [] : [{ ...line, problem: line.problem }],
  );
  if (unsettled.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-3">
      {unsettled.map((line) => (
        <li key={line.productId}>
          <span className="font-medium">{line.name}</span>:{" "}
          {lineProblemWords(line.problem, line.left).toLowerCase()}
          <SettleLine line={line} settle={settle} />
        </li>
      ))}
    </ul>
  );
}
