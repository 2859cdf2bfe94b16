export type PaymentLink = { href: string; label: string };

/**
 * Where a person sees a PaymentIntent outside Till: Stripe's Dashboard in the payment's mode, or the
 * sandbox's own page when it stands in for Stripe (`apiBase`).
 */
export function paymentLink(paymentIntentId: string, livemode: boolean, apiBase: URL | null): PaymentLink {
  if (apiBase) return { href: `${apiBase.origin}/#${paymentIntentId}`, label: "Open in the sandbox" };
  const mode = livemode ? "" : "/test";
  return {
    href: `https://dashboard.stripe.com${mode}/payments/${paymentIntentId}`,
    label: livemode ? "Open in Stripe" : "Open in Stripe (test mode)",
  };
}
