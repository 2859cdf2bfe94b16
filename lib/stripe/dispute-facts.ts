import { z } from "zod";

/** Stripe's dispute statuses, closed. What Stripe adds later arrives as `unknown`, never as a guess. */
export const STRIPE_DISPUTE_STATUSES = [
  "warning_needs_response",
  "warning_under_review",
  "warning_closed",
  "needs_response",
  "under_review",
  "appeal_needs_response",
  "appeal_under_review",
  "prevented",
  "won",
  "lost",
] as const;
export type StripeDisputeStatus = (typeof STRIPE_DISPUTE_STATUSES)[number] | "unknown";

/** What Till reads of a dispute. `amount` in minor units of `currency`. */
export type DisputeFacts = {
  id: string;
  status: StripeDisputeStatus;
  reason: string;
  amount: number;
  currency: string;
  paymentIntentId: string | null;
  /** When evidence must have been sent, in seconds since 1970. */
  dueBy: number | null;
  /** Whether the disputed money is away from the account now. */
  fundsWithdrawn: boolean;
  chargeRefundable: boolean;
};

const disputeSchema = z.object({
  id: z.string().min(1),
  object: z.literal("dispute"),
  status: z.enum(STRIPE_DISPUTE_STATUSES).or(z.unknown().transform(() => "unknown" as const)),
  reason: z.string(),
  amount: z.int().nonnegative(),
  currency: z.string().length(3),
  payment_intent: z.string().nullish(),
  evidence_details: z.object({ due_by: z.int().nullish() }).nullish(),
  balance_transactions: z.array(z.object({ amount: z.int() })).catch([]),
  is_charge_refundable: z.boolean(),
});

/** Reads the fields Till relies on from a dispute, an API answer or a snapshot alike; null when one is missing. */
export function parseDisputeFacts(dispute: unknown): DisputeFacts | null {
  const parsed = disputeSchema.safeParse(dispute);
  if (!parsed.success) return null;
  const { data } = parsed;
  return {
    id: data.id,
    status: data.status,
    reason: data.reason,
    amount: data.amount,
    currency: data.currency,
    paymentIntentId: data.payment_intent ?? null,
    dueBy: data.evidence_details?.due_by ?? null,
    // Withdrawals are negative and a won dispute reverses them (docs.stripe.com/disputes).
    fundsWithdrawn: data.balance_transactions.reduce((sum, { amount }) => sum + amount, 0) < 0,
    chargeRefundable: data.is_charge_refundable,
  };
}
