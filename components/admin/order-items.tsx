import { Price } from "@/components/ui/price";
import type { OrderDetail } from "@/lib/admin/order-detail";

/** What was ordered and how its total came about. */
export function OrderItems({ order }: { order: OrderDetail }) {
  const { currency } = order;
  const sums = [
    { label: "Items", amount: order.itemsAmount },
    { label: order.shippingMethodName, amount: order.shippingAmount },
    { label: "Tax", amount: order.taxAmount, hidden: order.taxAmount === 0 },
    { label: "Discount", amount: -order.discountAmount, hidden: order.discountAmount === 0 },
  ].filter(({ hidden }) => !hidden);
  return (
    <>
      <ul className="mt-4 space-y-3 text-sm">
        {order.items.map(({ productId, name, image, quantity, unitAmount }) => (
          <li key={productId} className="flex items-center gap-3">
            <img src={image} alt="" width={40} height={40} className="size-10 rounded-sm bg-surface-2" />
            <span className="min-w-0 flex-1">
              <span className="block break-words">{name}</span>
              <span className="block text-xs text-ink-muted tabular-nums">
                {quantity} × <Price money={{ amount: unitAmount, currency }} />
              </span>
            </span>
            <Price money={{ amount: unitAmount * quantity, currency }} />
          </li>
        ))}
      </ul>
      <dl className="mt-4 space-y-1.5 border-t border-line pt-4 text-sm">
        {sums.map(({ label, amount }) => (
          <div key={label} className="flex justify-between gap-4 text-ink-muted">
            <dt className="min-w-0 break-words">{label}</dt>
            <dd>
              <Price money={{ amount, currency }} />
            </dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 pt-1.5 font-medium">
          <dt>Total</dt>
          <dd>
            <Price money={{ amount: order.totalAmount, currency }} />
          </dd>
        </div>
        {order.capturedAmount > 0 && order.capturedAmount < order.totalAmount && (
          <div className="flex justify-between gap-4">
            <dt>Captured</dt>
            <dd>
              <Price money={{ amount: order.capturedAmount, currency }} />
            </dd>
          </div>
        )}
        {order.refundedAmount > 0 && (
          <div className="flex justify-between gap-4 text-warning">
            <dt>Refunded</dt>
            <dd>
              <Price money={{ amount: -order.refundedAmount, currency }} />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
