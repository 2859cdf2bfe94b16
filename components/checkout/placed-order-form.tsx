import { useElements, useStripe } from "@stripe/react-stripe-js";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { PayBar } from "./pay-bar";
import { payMessage } from "./pay-message";
import { billingOf, payOrder } from "./pay-order";
import { paymentForm } from "./payment-form";
import { PaymentSection } from "./payment-section";
import type { PlacedOrderProps } from "./placed-order-checkout";
import { usePaymentRun } from "./use-payment-run";
import type { useStripeJs } from "./use-stripe-js";

type PlacedOrderFormProps = PlacedOrderProps & { stripeJs: ReturnType<typeof useStripeJs> };

export function PlacedOrderForm({ order, orderUrlBase, payAction, stripeJs }: PlacedOrderFormProps) {
  const stripe = useStripe();
  const elements = useElements();
  const notice = useRef<HTMLDivElement>(null);
  const [billToShipping, setBillToShipping] = useState(true);
  const [elementReady, setElementReady] = useState(false);
  const [elementFailed, setElementFailed] = useState(false);
  const { phase, message, setMessage, waitUntil, challenge, takeProof, run } = usePaymentRun();
  const failed = stripeJs.failed || elementFailed;
  const ready = stripe !== null && elements !== null && elementReady && !failed;

  useEffect(() => {
    if (message) notice.current?.focus();
  }, [message]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!ready) return;
    const { number, total, contact } = order;
    const outcome = await run((onPhase) =>
      payOrder({
        form: paymentForm(stripe, elements),
        errors: {},
        place: () => payAction({ orderNumber: number, expectedTotal: total.amount, proof: takeProof() }),
        agreed: total,
        elementShows: () => total,
        billing: billingOf(contact, billToShipping),
        orderUrl: (token) => `${orderUrlBase}${token}`,
        onPhase,
      }),
    );
    if (!outcome) return;
    setMessage(await payMessage(outcome, null));
    if (outcome.kind === "incomplete") elements.getElement("payment")?.focus();
  }

  return (
    // `post`, so that nothing typed ever lands in an address, whatever submits the form.
    <form method="post" noValidate onSubmit={submit}>
      <PaymentSection
        billToShipping={billToShipping}
        onBillToShipping={setBillToShipping}
        ready={elementReady}
        failed={failed}
        onReady={() => setElementReady(true)}
        onLoadError={() => setElementFailed(true)}
        onRetry={() => {
          setElementReady(false);
          setElementFailed(false);
          stripeJs.retry();
        }}
      />
      <PayBar
        total={order.total}
        ready={ready}
        updating={false}
        phase={phase}
        message={message}
        waitUntil={waitUntil}
        challenge={challenge}
        noticeRef={notice}
      />
    </form>
  );
}
