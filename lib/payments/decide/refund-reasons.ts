/** Reasons that Stripe knows too and is told (docs.stripe.com/api/refunds/create). */
export const STRIPE_REFUND_REASONS = ["requested_by_customer", "duplicate", "fraudulent"] as const;

/** Why staff give money back. */
export const STAFF_REFUND_REASONS = [
  ...STRIPE_REFUND_REASONS,
  "returned",
  "damaged",
  "not_delivered",
  "goodwill",
] as const;

/** Why money goes back; the last ones are of refunds that nobody typed in. */
export type RefundReason =
  | (typeof STAFF_REFUND_REASONS)[number]
  /** The order was paid a second time. */
  | "paid_twice"
  /** Another amount was captured than anybody decided here. */
  | "another_amount"
  /** The money came after the order was closed. */
  | "late";

/** The reason as Stripe takes it; null where it has no such word. */
export function stripeReason(reason: string | null): (typeof STRIPE_REFUND_REASONS)[number] | null {
  return STRIPE_REFUND_REASONS.find((known) => known === reason) ?? null;
}
