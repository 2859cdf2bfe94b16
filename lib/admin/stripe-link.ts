export type StripeLink = { href: string; label: string };

/**
 * Where a person sees a PaymentIntent or a dispute outside Till: Stripe's Dashboard in its mode, or the
 * sandbox's own page when it stands in for Stripe (`apiBase`).
 */
export function stripeLink(
  folder: "payments" | "disputes",
  id: string,
  livemode: boolean,
  apiBase: URL | null,
): StripeLink {
  if (apiBase) return { href: `${apiBase.origin}/#${id}`, label: "Open in the sandbox" };
  const mode = livemode ? "" : "/test";
  return {
    href: `https://dashboard.stripe.com${mode}/${folder}/${id}`,
    label: livemode ? "Open in Stripe" : "Open in Stripe (test mode)",
  };
}
