import { z } from "zod";

/** Stripe's PaymentIntent statuses, closed. What Stripe adds later arrives as `unknown`, never as a guess. */
export const PAYMENT_STATUSES = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
  "processing",
  "requires_capture",
  "succeeded",
  "canceled",
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number] | "unknown";

/** What Till reads of a PaymentIntent. Amounts in minor units of `currency`. */
export type PaymentFacts = {
  id: string;
  status: PaymentStatus;
  amount: number;
  amountReceived: number;
  currency: string;
  livemode: boolean;
  /** The installation, order and attempt named in the metadata; null where it names none. */
  app: string | null;
  orderId: string | null;
  attemptId: string | null;
  /** The last refusal of a payment method. `id` names the failed charge, so that it is counted once. */
  decline: { id: string; code: string } | null;
  /** Why it was canceled, in Stripe's words; null where it is not, or nobody said. */
  cancellationReason: string | null;
  /** When a held amount lapses, in seconds since 1970; null unless the charge came along with it. */
  captureBefore: number | null;
};

const closedStatus = z.enum(PAYMENT_STATUSES).or(z.string().transform(() => "unknown" as const));
const uuidOrNull = z.uuid().nullable().catch(null);

// The latest charge is an id, or the whole object where it was asked for.
const expandedCharge = z
  .object({ payment_method_details: z.object({ card: z.object({ capture_before: z.int().optional() }) }) })
  .nullable()
  .catch(null);

const paymentIntentSchema = z.object({
  id: z.string().startsWith("pi_"),
  object: z.literal("payment_intent"),
  status: closedStatus,
  amount: z.int().nonnegative(),
  amount_received: z.int().nonnegative(),
  currency: z.string().length(3),
  livemode: z.boolean(),
  metadata: z.object({
    app: z.string().nullable().catch(null),
    order_id: uuidOrNull,
    attempt_id: uuidOrNull,
  }),
  cancellation_reason: z.string().nullish(),
  latest_charge: expandedCharge,
  last_payment_error: z
    .object({
      code: z.string().optional(),
      decline_code: z.string().optional(),
      charge: z.string().optional(),
      payment_method: z.object({ id: z.string() }).nullish(),
    })
    .nullish(),
});

/**
 * Reads the fields Till relies on from a PaymentIntent, an API answer or an event's snapshot alike.
 * Null when one of them is missing or of another shape.
 */
export function parsePaymentFacts(paymentIntent: unknown): PaymentFacts | null {
  const parsed = paymentIntentSchema.safeParse(paymentIntent);
  if (!parsed.success) return null;
  const { data } = parsed;
  const failure = data.last_payment_error;
  const failedObject = failure?.charge ?? failure?.payment_method?.id;
  return {
    id: data.id,
    status: data.status,
    amount: data.amount,
    amountReceived: data.amount_received,
    currency: data.currency,
    livemode: data.livemode,
    app: data.metadata.app,
    orderId: data.metadata.order_id,
    attemptId: data.metadata.attempt_id,
    decline: failure
      ? { id: failedObject ?? data.id, code: failure.decline_code ?? failure.code ?? "unknown" }
      : null,
    cancellationReason: data.cancellation_reason ?? null,
    captureBefore: data.latest_charge?.payment_method_details.card.capture_before ?? null,
  };
}
