import Link from "next/link";

export type DifferenceRow = {
  key: string;
  why: string;
  what: string;
  stripe: string;
  shop: string;
  order: { id: string; number: number } | null;
};

/** Everything in which the shop's rows and Stripe's balance differ, each with its order. */
export function StatementDifferences({ rows }: { rows: readonly DifferenceRow[] }) {
  if (rows.length === 0) {
    return (
      <p className="mt-3 text-sm text-ink-muted">None: the shop’s rows and Stripe’s balance say the same.</p>
    );
  }
  return (
    <ul className="mt-3 divide-y divide-line text-sm">
      {rows.map(({ key, why, what, stripe, shop, order }) => (
        <li key={key} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2">
          <span className="min-w-0 break-all">
            <span className="font-medium">{why}.</span> {what}
            {order && (
              <>
                {", "}
                <Link href={`/admin/orders/${order.id}`} className="underline underline-offset-4">
                  order {order.number}
                </Link>
              </>
            )}
          </span>
          <span className="tabular-nums">
            Stripe {stripe}, shop {shop}
          </span>
        </li>
      ))}
    </ul>
  );
}
