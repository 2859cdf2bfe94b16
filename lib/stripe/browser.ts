import type { Stripe } from "@stripe/stripe-js";
import { loadStripe } from "@stripe/stripe-js/pure";
import { injectScript } from "@/lib/inject-script";

type StripeJsSettings = {
  publishableKey: string;
  /** Where Stripe.js comes from instead of js.stripe.com; the server sets it only for the sandbox. */
  jsUrl: string | null;
};

let loading: Promise<Stripe> | null = null;

async function load({ publishableKey, jsUrl }: StripeJsSettings): Promise<Stripe> {
  // `loadStripe` takes a `window.Stripe` that is already there and injects nothing of its own.
  if (jsUrl && !("Stripe" in window)) await injectScript(jsUrl);
  const stripe = await loadStripe(publishableKey);
  if (!stripe) throw new Error("Stripe.js is for the browser");
  return stripe;
}

/**
 * Stripe.js for this page, loaded once. In the browser only: call it from an effect or an event handler.
 * Rejects where the script can't be fetched; the next call tries again.
 */
export function loadStripeJs(settings: StripeJsSettings): Promise<Stripe> {
  loading ??= load(settings).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
