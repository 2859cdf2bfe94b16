import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NeedsJavaScript } from "@/components/checkout/needs-javascript";
import { PlacedOrderCheckout } from "@/components/checkout/placed-order-checkout";
import { OrderItems } from "@/components/orders/order-items";
import { orderState } from "@/components/orders/order-state";
import { TooManyRequests } from "@/components/orders/too-many-requests";
import { TotalsTable } from "@/components/orders/totals-table";
import { UnknownOrder } from "@/components/orders/unknown-order";
import { AddressLines } from "@/components/ui/address-lines";
import { Card } from "@/components/ui/card";
import { env } from "@/lib/env";
import { checkLimit } from "@/lib/guards/check-limit";
import { readVisitor } from "@/lib/http/visitor";
import { readOrderToPay } from "@/lib/orders/order-to-pay-cookie";
import { readOrderNow } from "@/lib/payments/order-now";
import { payPlaced } from "./actions";

export const metadata: Metadata = { title: "Pay for your order", robots: { index: false } };

/** Where the link to an unpaid order leads, on a device that need not know its cart. */
export default async function PlacedOrderPage() {
  const visitor = await readVisitor();
  const limited = await checkLimit("order_status", visitor);
  if (limited) return <TooManyRequests retryAfterSeconds={limited.retryAfterSeconds} />;
  const token = await readOrderToPay();
  const now =
    token === null ? null : await readOrderNow(token, async () => !(await checkLimit("ask_stripe", visitor)));
  if (!now) return <UnknownOrder />;
  const { order, standing } = now;
  const state = orderState(order, standing);
  // Paid, closed, under review, or not known at the moment: the order's page says so, and what to do.
  if (state !== "waiting" && state !== "declined") redirect(`/orders/${token}`);

  const { publishableKey, jsUrl, paymentMethodTypes } = env().stripe;
  return (
    <div className="mx-auto max-w-6xl px-4 pt-4 pb-16 sm:px-6 sm:pt-8 sm:pb-24">
      <h1 className="mb-8 text-2xl font-medium">Pay for order {order.number}</h1>
      <NeedsJavaScript kept="Your order is kept." />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-16">
        <PlacedOrderCheckout
          order={{
            number: order.number,
            total: { amount: order.totalAmount, currency: order.currency },
            contact: order.contact,
          }}
          stripe={{ publishableKey, jsUrl, paymentMethodTypes }}
          orderUrlBase={new URL("/orders/", env().appUrl).href}
          payAction={payPlaced}
        />
        <div className="lg:sticky lg:top-8 lg:self-start">
          <Card>
            <h2 className="mb-5 text-lg font-medium">Your order</h2>
            <OrderItems currency={order.currency} items={order.items} />
            <div className="border-t border-line pt-5">
              <TotalsTable amounts={order} shippingName={order.shippingMethodName} />
            </div>
          </Card>
          <section className="mt-6 px-5 text-sm sm:px-6">
            <h2 className="font-medium">Delivery to</h2>
            <address className="mt-2 text-ink-muted not-italic">
              <AddressLines lines={order.addressLines} />
            </address>
          </section>
        </div>
      </div>
    </div>
  );
}
