import { Card } from "@/components/ui/card";
import type { OrdersQuery } from "@/lib/admin/orders-query";

/** What stands in place of an empty list: why it is empty, and the way on. */
export function NoOrders({ query, label }: { query: OrdersQuery; label: string }) {
  return (
    <Card padded={false} className="px-5 py-16 text-center">
      <p className="font-medium">{title(query, label)}</p>
      <p className="mx-auto mt-1 max-w-md text-sm text-ink-muted">{advice(query)}</p>
      {(query.search !== null || query.filter !== "all" || query.page) && (
        <p className="mt-4 text-sm">
          <a
            href="/admin/orders"
            className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            Show the newest orders
          </a>
        </p>
      )}
    </Card>
  );
}

function title({ search, filter, page, text }: OrdersQuery, label: string): string {
  if (search) return `No order found for “${text}”`;
  if (page) return "No more orders in this direction";
  if (filter === "review") return "Nothing needs review";
  if (filter === "to_ship") return "Nothing is to be shipped";
  return filter === "all" ? "No orders yet" : `No orders are ${label.toLowerCase()}`;
}

function advice({ search, filter, page }: OrdersQuery): string {
  if (search?.by === "nothing")
    return "Search takes an order number, a whole e-mail address, or a PaymentIntent’s id (pi_…).";
  if (search && filter !== "all") return "Only orders of the chosen status were searched.";
  if (search?.by === "email") return "The e-mail address must be whole; capitals do not matter.";
  if (search || page) return "Nothing was left out: this is all there is.";
  if (filter === "to_ship")
    return "An order comes here once it is paid, until all of it has left or is refunded.";
  if (filter === "review") return "Orders come here when what Stripe says does not agree with them.";
  return "They appear here by themselves the moment a shopper presses Pay.";
}
