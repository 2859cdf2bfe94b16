import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AskAgain } from "@/components/orders/ask-again";
import { LiveRefresh } from "@/components/orders/live-refresh";
import { OrderPage } from "@/components/orders/order-page";
import { orderState } from "@/components/orders/order-state";
import { TooManyRequests } from "@/components/orders/too-many-requests";
import { ButtonLink } from "@/components/ui/button-link";
import { env } from "@/lib/env";
import { checkLimit } from "@/lib/guards/check-limit";
import { readVisitor } from "@/lib/http/visitor";
import { findOrderByToken } from "@/lib/orders/find-order";

export const metadata: Metadata = {
  title: "Your order",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

// The order comes from the token and our own database; whatever stands behind a "?" is never read.
export default async function OrderRoute({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const limited = await checkLimit("order_status", await readVisitor());
  if (limited) return <TooManyRequests retryAfterSeconds={limited.retryAfterSeconds} />;
  const order = await findOrderByToken(token);
  if (!order) notFound();

  const live = (
    <>
      <LiveRefresh url={`/orders/${token}/events`} version={order.version} />
      {orderState(order) === "waiting" && (
        <AskAgain url={`/orders/${token}/ask`}>
          <p className="mt-6 text-ink-muted">
            Nothing has been paid yet. If you left before paying, carry on here:
          </p>
          <ButtonLink href="/checkout" className="mt-3">
            Go back to the checkout
          </ButtonLink>
        </AskAgain>
      )}
    </>
  );
  return <OrderPage order={order} live={live} mails={env().smtpUrl !== null} />;
}
