import { lineProblemWords } from "@/components/shop/line-problem-words";
import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import type { CartLine } from "@/lib/cart/cart-line";

type SummaryLineProps = {
  line: CartLine;
  /** The same line as the shopper had agreed to it; its price is shown where it was another. */
  before: CartLine | undefined;
  currency: string;
};

/** One product of what is being bought, marked where it cannot be bought as it stands or costs something else now. */
export function SummaryLine({ line, before, currency }: SummaryLineProps) {
  const { image, name, quantity, unitAmount, amount, problem, left } = line;
  return (
    <li className="flex items-start gap-3">
      <img
        src={image}
        alt=""
        width={56}
        height={56}
        className="size-14 shrink-0 rounded-md border border-line bg-surface-2 object-cover"
      />
      <div className="flex min-w-0 grow flex-wrap justify-between gap-x-4 gap-y-1 text-sm">
        <div className="min-w-0 grow basis-28">
          <p className="font-medium wrap-anywhere">{name}</p>
          <p className="text-ink-muted">
            {quantity} × <Price money={{ amount: unitAmount, currency }} />
            {before && before.unitAmount !== unitAmount && (
              <>
                , was <Price money={{ amount: before.unitAmount, currency }} />
              </>
            )}
          </p>
          {problem && (
            <Badge tone="warning" className="mt-1">
              {lineProblemWords(problem, left)}
            </Badge>
          )}
        </div>
        {amount > 0 && <Price money={{ amount, currency }} />}
      </div>
    </li>
  );
}
