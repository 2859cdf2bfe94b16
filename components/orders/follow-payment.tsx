import { ButtonLink } from "@/components/ui/button-link";
import type { OrderView } from "@/lib/orders/find-order";
import type { PaymentStanding } from "@/lib/payments/payment-standing";
import { AskAgain } from "./ask-again";
import { orderState } from "./order-state";

type FollowPaymentProps = { now: { order: OrderView; standing: PaymentStanding }; orderUrl: string };

/** What the shopper of an unpaid order can do, and what asks Stripe again while its page is open. */
export function FollowPayment({ now: { order, standing }, orderUrl }: FollowPaymentProps) {
  const state = orderState(order, standing);
  const askUrl = `${orderUrl}/ask`;
  const payUrl = `${orderUrl}/pay`;
  switch (state) {
    case "waiting":
      return (
        <>
          <AskAgain url={askUrl} shown={standing}>
            <CarryOn payUrl={payUrl} />
          </AskAgain>
          <noscript>
            <CarryOn payUrl={payUrl} />
            <p className="mt-6 text-sm text-ink-muted">{WITHOUT_JAVASCRIPT}</p>
          </noscript>
        </>
      );
    case "declined":
      return (
        <>
          <AskAgain url={askUrl} shown={standing} />
          <ButtonLink href={payUrl} className="mt-6 print:hidden">
            Try the payment again
          </ButtonLink>
        </>
      );
    case "unclear":
      return (
        <>
          <AskAgain url={askUrl} shown={standing}>
            <p className="mt-3 text-ink-muted">This page asks again by itself.</p>
          </AskAgain>
          <ButtonLink href={orderUrl} variant="secondary" className="mt-6 print:hidden">
            Ask again now
          </ButtonLink>
        </>
      );
    case "processing":
      return (
        <noscript>
          <p className="mt-6 text-sm text-ink-muted">{WITHOUT_JAVASCRIPT}</p>
        </noscript>
      );
    default:
      return null;
  }
}

const WITHOUT_JAVASCRIPT = "Without JavaScript this page does not change by itself: reload it to see news.";

function CarryOn({ payUrl }: { payUrl: string }) {
  return (
    <div className="print:hidden">
      <p className="mt-6 text-ink-muted">
        Nothing has been paid so far. If you left before paying, carry on here:
      </p>
      <ButtonLink href={payUrl} className="mt-3">
        Pay for this order
      </ButtonLink>
    </div>
  );
}
