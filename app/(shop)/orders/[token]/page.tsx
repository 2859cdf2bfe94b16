import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { FollowPayment } from "@/components/orders/follow-payment";
import { LiveRefresh } from "@/components/orders/live-refresh";
import { OrderPage } from "@/components/orders/order-page";
import { TooManyRequests } from "@/components/orders/too-many-requests";
import { hasCartMoved } from "@/lib/cart/read-cart";
import { env } from "@/lib/env";
import { readParcels } from "@/lib/fulfilment/parcel-view";
import { checkLimit } from "@/lib/guards/check-limit";
import { ORDER_REFERRER } from "@/lib/http/security-headers";
import { readVisitor } from "@/lib/http/visitor";
import { readOrderNow } from "@/lib/payments/order-now";
import { buyAgainAction, cancelOrderAction } from "./actions";

export const metadata: Metadata = {
  title: "Your order",
  robots: { index: false, follow: false },
  referrer: ORDER_REFERRER,
};

// The order comes from the token, our own database and Stripe; whatever stands behind a "?" is never read.
export default async function OrderRoute({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const visitor = await readVisitor();
  const limited = await checkLimit("order_status", visitor);
  if (limited) return <TooManyRequests retryAfterSeconds={limited.retryAfterSeconds} />;
  const now = await readOrderNow(token, async () => !(await checkLimit("ask_stripe", visitor)));
  if (!now) notFound();
  const url = `/orders/${token}`;
  // The layout counted the pieces of a cart that is another one now.
  if (await hasCartMoved()) redirect(url);

  const live = (
    <>
      <LiveRefresh url={`${url}/events`} version={now.order.version} />
      <FollowPayment
        now={now}
        token={token}
        actions={{ cancel: cancelOrderAction, buyAgain: buyAgainAction }}
      />
    </>
  );
  return (
    <OrderPage
      order={now.order}
      standing={now.standing}
      shipped={await readParcels(now.order.id)}
      live={live}
      mails={env().smtpUrl !== null}
    />
  );
}
