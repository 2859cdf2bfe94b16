import { Price } from "@/components/ui/price";
import type { OrderDetail } from "@/lib/admin/order-detail";
import { FulfilmentBadge } from "./fulfilment-badge";
import { Moment } from "./moment";
import { OrderBadges } from "./order-badges";

/** An order's number, how it stands, its total, and when it was placed and paid. */
export function OrderHeader({ order }: { order: OrderDetail }) {
  return (
    <>
      <p className="text-sm">
        <a href="/admin/orders" className="text-ink-muted hover:text-ink">
          <span aria-hidden="true">← </span>Orders
        </a>
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl font-semibold tabular-nums">Order #{order.number}</h1>
        <OrderBadges
          order={order}
          declined={order.status === "pending" && order.attempts[0]?.decline !== null}
        />
        {order.status === "paid" && <FulfilmentBadge state={order.fulfilment.state} />}
        <Price
          money={{ amount: order.totalAmount, currency: order.currency }}
          className="ml-auto text-xl font-semibold"
        />
      </div>
      <p className="mt-1 text-sm text-ink-muted">
        Placed <Moment at={order.createdAt} /> UTC
        {order.paidAt && (
          <>
            , paid <Moment at={order.paidAt} />
          </>
        )}
      </p>
    </>
  );
}
