import { Price } from "@/components/ui/price";
import type { OrderLine } from "@/lib/admin/list-orders";
import { Moment } from "./moment";
import { OrderBadges } from "./order-badges";

const HEAD = "px-4 py-2.5 text-left font-medium";
const CELL = "block lg:table-cell lg:px-4 lg:py-2.5 lg:align-middle";

type OrdersTableProps = {
  orders: OrderLine[];
  /** The id of the form that orders can be selected for, each as its field `order.` and the order's id. */
  selectFor?: string | undefined;
};

/** Orders as a table; on a phone each row becomes an entry of a list. The whole row leads to the order. */
export function OrdersTable({ orders, selectFor }: OrdersTableProps) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="block w-full text-sm lg:table lg:table-fixed">
        <caption className="sr-only">Orders, newest first. Times are in UTC.</caption>
        <thead className="sr-only border-b border-line text-xs text-ink-muted lg:not-sr-only lg:table-header-group">
          <tr>
            <th scope="col" className={`${HEAD} lg:w-24`}>
              Order
            </th>
            <th scope="col" className={HEAD}>
              Customer
            </th>
            <th scope="col" className={HEAD}>
              E-mail
            </th>
            <th scope="col" className={`${HEAD} lg:w-64`}>
              Status
            </th>
            <th scope="col" className={`${HEAD} text-right lg:w-32`}>
              Total
            </th>
            <th scope="col" className={`${HEAD} lg:w-40`}>
              Placed (UTC)
            </th>
          </tr>
        </thead>
        <tbody className="block divide-y divide-line lg:table-row-group">
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} selectFor={selectFor} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OrderRow({ order, selectFor }: { order: OrderLine; selectFor: string | undefined }) {
  return (
    <tr className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 px-4 py-3.5 hover:bg-surface-2 lg:table-row">
      <td className={`${CELL} font-medium tabular-nums`}>
        {selectFor && (
          // Above the link that covers the row, and large enough for a thumb.
          <label className="relative z-10 -my-2 -ml-2 inline-flex size-9 items-center justify-center align-middle">
            <span className="sr-only">Select order #{order.number}</span>
            <input
              type="checkbox"
              form={selectFor}
              name={`order.${order.id}`}
              value="yes"
              className="size-4 accent-accent"
            />
          </label>
        )}
        <a href={`/admin/orders/${order.id}`} className="after:absolute after:inset-0">
          #{order.number}
        </a>
      </td>
      <td className={`${CELL} order-3 col-span-2 min-w-0 truncate`}>{order.customerName}</td>
      <td className={`${CELL} order-4 col-span-2 min-w-0 truncate text-ink-muted`}>{order.email}</td>
      <td className={`${CELL} order-5`}>
        <OrderBadges order={order} declined={order.declineCode !== null} />
      </td>
      <td className={`${CELL} order-2 text-right`}>
        <Price money={{ amount: order.totalAmount, currency: order.currency }} />
      </td>
      <td
        className={`${CELL} order-6 self-center text-right text-xs whitespace-nowrap text-ink-muted tabular-nums lg:text-left lg:text-sm`}
      >
        <Moment at={order.createdAt} />
      </td>
    </tr>
  );
}
