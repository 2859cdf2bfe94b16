import { ButtonLink } from "@/components/ui/button-link";
import type { OrderView } from "@/lib/orders/find-order";
import type { PaymentStanding } from "@/lib/payments/payment-standing";
import { AskAgain } from "./ask-again";
import { BuyAgainForm } from "./buy-again-form";
import { CancelOrderForm } from "./cancel-order-form";
import type { OrderActions } from "./order-actions";
import { type OrderState, orderState } from "./order-state";

type FollowPaymentProps = {
  now: { order: OrderView; standing: PaymentStanding };
  token: string;
  actions: OrderActions;
};

/** What the shopper of an order that is not paid can do, and what asks Stripe again while its page is open. */
export function FollowPayment(props: FollowPaymentProps) {
  const { token, actions } = props;
  const state = orderState(props.now.order, props.now.standing);
  return (
    <>
      <NextStep {...props} state={state} />
      {/* Always in this place, so that what it answered stays when the order has become another one by it. */}
      <CancelOrderForm
        action={actions.cancel}
        token={token}
        offered={state === "waiting" || state === "declined"}
      />
    </>
  );
}

function NextStep({ now: { standing }, token, actions, state }: FollowPaymentProps & { state: OrderState }) {
  const orderUrl = `/orders/${token}`;
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
    case "reserved":
    case "processing":
      return (
        <noscript>
          <p className="mt-6 text-sm text-ink-muted">{WITHOUT_JAVASCRIPT}</p>
        </noscript>
      );
    case "expired":
    case "canceled":
    case "released":
    case "declined_too_often":
      return <BuyAgainForm action={actions.buyAgain} token={token} />;
    case "too_late":
      return (
        <ButtonLink href="/" className="mt-6 print:hidden">
          Back to the shop
        </ButtonLink>
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
