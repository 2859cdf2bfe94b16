import { Price } from "@/components/ui/price";
import type { OtherOrder } from "@/lib/admin/other-orders";
import { Moment } from "./moment";

/** What the same shopper ordered besides. */
export function OtherOrders({ orders, more, email }: { orders: OtherOrder[]; more: boolean; email: string }) {
  if (orders.length === 0)
    return <p className="mt-4 text-sm text-ink-muted">No other order by this e-mail.</p>;
  return (
    <div className="mt-4 border-t border-line pt-4 text-sm">
      <h3 className="font-medium">Other orders by this e-mail</h3>
      <ul className="mt-2 space-y-1.5">
        {orders.map(({ id, number, status, createdAt, total }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4">
            <span>
              <a
                href={`/admin/orders/${id}`}
                className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
              >
                #{number}
              </a>
              , {status}, <Moment at={createdAt} className="text-ink-muted" />
            </span>
            <Price money={total} />
          </li>
        ))}
      </ul>
      {more && (
        <p className="mt-2">
          <a
            href={`/admin/orders?${new URLSearchParams({ search: email })}`}
            className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            All orders by this e-mail
          </a>
        </p>
      )}
    </div>
  );
}
