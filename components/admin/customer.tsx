import { AddressLines } from "@/components/ui/address-lines";
import type { OrderDetail } from "@/lib/admin/order-detail";

/** Who ordered, and where it goes. */
export function Customer({ order }: { order: OrderDetail }) {
  return (
    <div className="mt-3 space-y-3 text-sm">
      <p>
        <a
          href={`mailto:${encodeURIComponent(order.email)}`}
          className="break-all underline decoration-line-strong underline-offset-4 hover:decoration-ink"
        >
          {order.email}
        </a>
      </p>
      <address className="not-italic">
        <AddressLines lines={order.addressLines} />
      </address>
    </div>
  );
}
