"use client";

import { Elements } from "@stripe/react-stripe-js";
import type { Money } from "@/lib/money";
import type { Contact } from "@/lib/orders/address";
import type { PayPlacedAction, StripeSetup } from "./checkout-types";
import { PlacedOrderForm } from "./placed-order-form";
import { useAppearance } from "./use-appearance";
import { useElementsOptions } from "./use-elements-options";
import { useStripeJs } from "./use-stripe-js";

export type PlacedOrderProps = {
  order: { number: number; total: Money; contact: Contact };
  stripe: StripeSetup;
  /** Where Stripe sends the shopper back to; the order's token is put behind it. */
  orderUrlBase: string;
  payAction: PayPlacedAction;
};

/** The payment of an order that is placed: everything but the money is settled. */
export function PlacedOrderCheckout(props: PlacedOrderProps) {
  const stripeJs = useStripeJs(props.stripe);
  const appearance = useAppearance();
  const options = useElementsOptions(props.order.total, appearance, props.stripe.paymentMethodTypes);
  return (
    <Elements stripe={appearance ? stripeJs.stripe : null} options={options}>
      <PlacedOrderForm {...props} stripeJs={stripeJs} />
    </Elements>
  );
}
