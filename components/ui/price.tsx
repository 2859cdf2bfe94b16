import { formatMoney, type Money } from "@/lib/money";
import { classNames } from "./class-names";

/** An amount in figures of equal width, so that columns of prices line up. */
export function Price({ money, className }: { money: Money; className?: string }) {
  return (
    <span className={classNames("whitespace-nowrap tabular-nums", className)}>{formatMoney(money)}</span>
  );
}
