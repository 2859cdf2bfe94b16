import type { Stripe } from "@stripe/stripe-js";
import { useCallback, useEffect, useState } from "react";
import { loadStripeJs } from "@/lib/stripe/browser";
import type { StripeSetup } from "./checkout-types";

type StripeJs = {
  /** Null until it is loaded. */
  stripe: Stripe | null;
  failed: boolean;
  retry: () => void;
};

/** Loads Stripe.js when the page is shown; after a failure, again when the shopper asks. */
export function useStripeJs({ publishableKey, jsUrl }: StripeSetup): StripeJs {
  const [stripe, setStripe] = useState<Stripe | null>(null);
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    loadStripeJs({ publishableKey, jsUrl }).then(setStripe, () => setFailed(true));
  }, [publishableKey, jsUrl]);
  useEffect(load, [load]);
  return { stripe, failed, retry: load };
}
