import type { Cause } from "@/lib/orders/record-order-event";
import { prisma } from "@/lib/prisma";
import { applyFact } from "./apply-fact";

/**
 * Stripe answered that it does not know a PaymentIntent: its test data was deleted, the keys belong to
 * another account, or the database was restored. What that changes is decided like every other fact. Only for
 * Stripe's own "no such object": a call that failed says nothing about the PaymentIntent.
 */
export async function endLostAttempt(paymentIntentId: string, cause: Cause): Promise<void> {
  const attempt = await prisma().paymentAttempt.findUnique({
    where: { paymentIntentId },
    select: { id: true },
  });
  if (attempt) await applyFact({ fact: { kind: "payment_lost", attemptId: attempt.id }, cause });
}
