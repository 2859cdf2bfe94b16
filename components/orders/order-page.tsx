import type { ReactNode } from "react";
import { AddressLines } from "@/components/ui/address-lines";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Spinner } from "@/components/ui/spinner";
import type { ParcelsOfOrder } from "@/lib/fulfilment/parcel-view";
import type { OrderView } from "@/lib/orders/find-order";
import type { PaymentStanding } from "@/lib/payments/payment-standing";
import { PROMISES, SHOP } from "@/lib/shop";
import { OrderItems } from "./order-items";
import { type OrderState, orderState } from "./order-state";
import { orderWords } from "./order-words";
import { Parcels } from "./parcels";
import { PrintButton } from "./print-button";
import { Seller } from "./seller";
import { TotalsTable } from "./totals-table";

type OrderPageProps = {
  order: OrderView;
  /** How the payment stands while the order is pending, as Stripe said just now. */
  standing: PaymentStanding;
  /** What has left for the shopper. */
  shipped: ParcelsOfOrder;
  /** What keeps the page up to date; stands where its own words would. */
  live: ReactNode;
  /** Whether mail goes out, so that the page may say so. */
  mails: boolean;
};

const CLOSED: ReadonlySet<OrderState> = new Set([
  "expired",
  "canceled",
  "released",
  "too_late",
  "declined_too_often",
]);
const GOES_OUT: ReadonlySet<OrderState> = new Set([
  "paid",
  "paid_in_part",
  "paid_too_much",
  "processing",
  "reserved",
]);
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** An order as its shopper sees it, and, printed, its receipt. */
export function OrderPage({ order, standing, shipped, live, mails }: OrderPageProps) {
  const state = orderState(order, standing);
  const words = orderWords(state, mails);
  const settled = order.paidAt !== null;
  return (
    <article className="mx-auto max-w-3xl px-4 pt-4 pb-16 sm:px-6 sm:pt-8 sm:pb-24 print:p-0">
      <header>
        <Seller />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink-muted">
          <p>
            Order {order.number} ·{" "}
            <time dateTime={order.createdAt.toISOString()}>{DAY.format(order.createdAt)}</time>
          </p>
          <Badge tone={words.tone} className="print:hidden">
            {words.badge}
          </Badge>
          {state === "waiting" && <Spinner />}
        </div>
        <div role="status" className="print:hidden">
          <h1 className="mt-3 text-2xl font-medium">{words.title}</h1>
          {words.text.map((text) => (
            <p key={text} className="mt-3 max-w-prose text-ink-muted">
              {text}
            </p>
          ))}
        </div>
        {live}
      </header>

      {shipped.parcels.length > 0 ? (
        <Parcels shipped={shipped} />
      ) : (
        GOES_OUT.has(state) && <NextSteps order={order} />
      )}

      <Card className="mt-8 print:border-0 print:p-0">
        <div className="mb-5 flex items-center justify-between gap-4">
          <h2 className="text-lg font-medium">
            {settled ? "Receipt" : CLOSED.has(state) ? "What was in it" : "Your order"}
          </h2>
          {settled && <PrintButton>Print the receipt</PrintButton>}
        </div>
        <OrderItems currency={order.currency} items={order.items} />
        <div className="border-t border-line pt-5">
          <TotalsTable
            amounts={order}
            shippingName={order.shippingMethodName}
            paidAmount={order.capturedAmount}
            refundedAmount={order.refundedAmount}
          />
        </div>
        {order.paidAt && (
          <p className="mt-4 text-sm text-ink-muted">
            Paid on <time dateTime={order.paidAt.toISOString()}>{DAY.format(order.paidAt)}</time>
          </p>
        )}
      </Card>

      <div className="mt-8 grid gap-8 text-sm sm:grid-cols-2">
        <section>
          <h2 className="font-medium">Delivery to</h2>
          <address className="mt-2 text-ink-muted not-italic wrap-anywhere">
            <AddressLines lines={order.addressLines} />
          </address>
        </section>
        <section>
          <h2 className="font-medium">E-mail</h2>
          <p className="mt-2 text-ink-muted wrap-anywhere">{order.contact.email}</p>
        </section>
      </div>
      <p className="mt-8 text-sm text-ink-muted">
        Questions about this order? Write to{" "}
        <a
          href={`mailto:${SHOP.email}?subject=Order%20${order.number}`}
          className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
        >
          {SHOP.email}
        </a>
      </p>
    </article>
  );
}

function NextSteps({ order }: { order: OrderView }) {
  const steps = [
    order.status !== "paid" && !order.authorized && "First the money has to arrive.",
    PROMISES.dispatch,
    `It goes out by ${order.shippingMethodName.toLowerCase()}.`,
    PROMISES.returns,
  ].filter((step) => typeof step === "string");
  return (
    <section className="mt-8 print:hidden">
      <h2 className="text-lg font-medium">What happens next</h2>
      <ol className="mt-4 grid gap-3">
        {steps.map((step, index) => (
          <li key={step} className="flex items-start gap-3">
            <span
              aria-hidden="true"
              className="flex size-6 shrink-0 items-center justify-center rounded-full bg-surface-2 text-xs font-medium tabular-nums"
            >
              {index + 1}
            </span>
            <span>{step}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
