import type { Staff } from "@/lib/auth/staff-session";
import type { OrderStatus } from "@/lib/orders/order-status";
import { reconcilePayment } from "@/lib/payments/reconcile-payment";
import { prisma } from "@/lib/prisma";

export type AskStripeResult =
  | { ok: true; before: OrderStatus; after: OrderStatus }
  /** The attempt is unknown, or Stripe never made a PaymentIntent for it. */
  | { ok: false; kind: "no_payment" }
  /** Stripe knows no such PaymentIntent, or it belongs to no order of ours. */
  | { ok: false; kind: "not_found" }
  | { ok: false; kind: "stripe"; message: string };

/**
 * Asks Stripe how the PaymentIntent of an attempt stands and makes the order say so, in the name of a
 * member of staff.
 */
export async function askStripe(staff: Staff, attemptId: string): Promise<AskStripeResult> {
  const attempt = await prisma().paymentAttempt.findUnique({
    where: { id: attemptId },
    select: { paymentIntentId: true, order: { select: { status: true } } },
  });
  if (!attempt?.paymentIntentId) return { ok: false, kind: "no_payment" };
  const result = await reconcilePayment(attempt.paymentIntentId, { by: `staff:${staff.id}` });
  if (result.ok) return { ok: true, before: attempt.order.status, after: result.status };
  return result.kind === "stripe"
    ? { ok: false, kind: "stripe", message: result.message }
    : { ok: false, kind: "not_found" };
}
