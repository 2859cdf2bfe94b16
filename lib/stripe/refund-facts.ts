import { z } from "zod";

/** Stripe's refund statuses, closed. What Stripe adds later arrives as `unknown`, never as a guess. */
export const STRIPE_REFUND_STATUSES = [
  "pending",
  "requires_action",
  "succeeded",
  "failed",
  "canceled",
] as const;
export type StripeRefundStatus = (typeof STRIPE_REFUND_STATUSES)[number] | "unknown";

/** What Till reads of a refund. `amount` in minor units of `currency`. */
export type RefundFacts = {
  id: string;
  status: StripeRefundStatus;
  amount: number;
  currency: string;
  paymentIntentId: string | null;
  /** The row of ours that asked for it; null for a refund made elsewhere, in the Dashboard for example. */
  refundId: string | null;
  failureReason: string | null;
};

const refundSchema = z.object({
  id: z.string().min(1),
  object: z.literal("refund"),
  status: z.enum(STRIPE_REFUND_STATUSES).or(z.unknown().transform(() => "unknown" as const)),
  amount: z.int().nonnegative(),
  currency: z.string().length(3),
  payment_intent: z.string().nullish(),
  metadata: z.object({ refund_id: z.uuid().nullable().catch(null) }).nullish(),
  failure_reason: z.string().nullish(),
});

/** Reads the fields Till relies on from a refund, an API answer or a snapshot alike; null when one is missing. */
export function parseRefundFacts(refund: unknown): RefundFacts | null {
  const parsed = refundSchema.safeParse(refund);
  if (!parsed.success) return null;
  const { data } = parsed;
  return {
    id: data.id,
    status: data.status,
    amount: data.amount,
    currency: data.currency,
    paymentIntentId: data.payment_intent ?? null,
    refundId: data.metadata?.refund_id ?? null,
    failureReason: data.failure_reason ?? null,
  };
}
