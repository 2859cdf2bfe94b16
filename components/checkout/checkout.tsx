"use client";

import { Elements } from "@stripe/react-stripe-js";
import { useEffect, useRef } from "react";
import type { ShippingOption } from "@/lib/catalog/catalog-types";
import { CheckoutForm } from "./checkout-form";
import type { PayAction, Quote, RequestQuote, SettleAction, StripeSetup } from "./checkout-types";
import { OrderSummary } from "./order-summary";
import type { ElementAmount } from "./pay-order";
import { useAppearance } from "./use-appearance";
import { useElementsOptions } from "./use-elements-options";
import { useQuote } from "./use-quote";
import { useStripeJs } from "./use-stripe-js";

type CheckoutProps = {
  quote: Quote;
  shippingOptions: readonly ShippingOption[];
  shippingMethodId: string;
  stripe: StripeSetup;
  /** Where Stripe sends the shopper back to; the order's token is put behind it. */
  orderUrlBase: string;
  requestQuote: RequestQuote;
  settleAction: SettleAction;
  payAction: PayAction;
};

/** The whole checkout: the Payment Element is given the same amount that the summary and the button show. */
export function Checkout(props: CheckoutProps) {
  const quoting = useQuote(props.quote, props.shippingMethodId, props);
  const stripeJs = useStripeJs(props.stripe);
  const appearance = useAppearance();
  const { summary } = quoting.quote;
  const { totalAmount: amount, currency } = summary;

  const options = useElementsOptions({ amount, currency }, appearance, props.stripe.paymentMethodTypes);

  // A parent's effect runs after its children's: by now Elements has passed the amount on to Stripe.
  const elementShows = useRef<ElementAmount>({ amount, currency });
  useEffect(() => {
    elementShows.current = { amount, currency };
  }, [amount, currency]);

  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-16">
      <div className="lg:sticky lg:top-8 lg:order-last lg:self-start">
        <OrderSummary summary={summary} before={quoting.before} updating={quoting.updating} />
      </div>
      <Elements stripe={appearance ? stripeJs.stripe : null} options={options}>
        <CheckoutForm {...props} quoting={quoting} stripeJs={stripeJs} elementShows={elementShows} />
      </Elements>
    </div>
  );
}
