"use client";

import { Elements, PaymentElement } from "@stripe/react-stripe-js";
import { useState } from "react";
import { loadStripeJs } from "@/lib/stripe/browser";

type Props = { publishableKey: string; jsUrl: string | null };

export function BareElements(settings: Props) {
  const [stripe] = useState(() => (typeof window === "undefined" ? null : loadStripeJs(settings)));
  return (
    <Elements stripe={stripe} options={{ mode: "payment", amount: 1000, currency: "usd" }}>
      <PaymentElement />
    </Elements>
  );
}
