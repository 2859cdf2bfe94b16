import type { OrderDetail } from "@/lib/admin/order-detail";

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/** Who ordered, and where it goes. */
export function Customer({ order }: { order: OrderDetail }) {
  const town = [order.shippingPostalCode, order.shippingCity, order.shippingState].filter(Boolean).join(" ");
  const lines = [
    order.shippingName,
    order.shippingLine1,
    order.shippingLine2,
    town,
    COUNTRIES.of(order.shippingCountry),
  ];
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
        {lines.filter(Boolean).map((line) => (
          <span key={line} className="block break-words">
            {line}
          </span>
        ))}
      </address>
    </div>
  );
}
