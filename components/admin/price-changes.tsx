import { Price } from "@/components/ui/price";
import type { PriceChangeView } from "@/lib/admin/product-detail";
import { Moment } from "./moment";

/** The prices that a product had and has, newest first. */
export function PriceChanges({ changes }: { changes: PriceChangeView[] }) {
  if (changes.length === 0) return null;
  return (
    <details className="mt-6 border-t border-line pt-4">
      <summary className="text-sm font-medium underline decoration-line-strong underline-offset-4 hover:decoration-ink">
        Every price so far
      </summary>
      <ol className="mt-3 space-y-2 text-sm">
        {changes.map(({ id, at, before, after, by }) => (
          <li key={id}>
            {before && (
              <>
                <Price money={before} /> became{" "}
              </>
            )}
            <Price money={after} />, <span className="text-ink-muted">{by ?? "products file"}</span>
            <Moment at={at} className="block text-xs text-ink-muted" />
          </li>
        ))}
      </ol>
    </details>
  );
}
