import type { OrderStatus } from "@/lib/orders/order-status";
import type { Cause } from "@/lib/orders/record-order-event";
import { prisma } from "@/lib/prisma";
import { isRefusal } from "@/lib/stripe/errors";
import { type CancellationReason, cancelPaymentIntent } from "@/lib/stripe/payment-intents";
import { applyFact } from "./apply-fact";
import { askAboutPayment } from "./ask-about-payment";
import { endLostAttempt } from "./end-lost-attempt";
import { ensurePaymentIntent } from "./ensure-payment-intent";
import { findOpenAttempt, isManual, type OpenAttempt } from "./payment-attempt";
import { paymentOutcome } from "./payment-outcome";
import { applyAnswer } from "./reconcile-payment";

export type CancelResult = { ok: true; status: OrderStatus } | { ok: false; kind: "stripe" };

/**
 * Ends an unpaid order: its PaymentIntent first, and the stock comes back only once Stripe says that it can
 * take no more money. If the money turns out to be there, the order is paid instead, and one whose amount is held
 * stays; `status` says.
 */
export async function cancelOrder(
  orderId: string,
  cause: Cause,
  as: "canceled" | "expired" = "canceled",
): Promise<CancelResult> {
  const attempt = await findOpenAttempt(prisma(), orderId);
  if (attempt && !(await stopAttempt(attempt, cancellationReason(as, cause), cause)))
    return { ok: false, kind: "stripe" };
  await applyFact({ fact: { kind: "close", as }, orderId, cause });
  const order = await prisma().order.findUniqueOrThrow({ where: { id: orderId }, select: { status: true } });
  return { ok: true, status: order.status };
}

/** What Stripe is told; the order ends the same whether its own answer or the event about it comes first. */
function cancellationReason(as: "canceled" | "expired", { by }: Cause): CancellationReason | null {
  if (as === "expired") return "abandoned";
  return by === "system" ? null : "requested_by_customer";
}

/** False when Stripe could not be reached, so that the attempt may still take money. */
async function stopAttempt(
  attempt: OpenAttempt,
  reason: CancellationReason | null,
  cause: Cause,
): Promise<boolean> {
  let { paymentIntentId } = attempt;
  if (!paymentIntentId) {
    // No answer to creating it was ever seen. Sent again with the same key it cannot come into being later.
    const found = await ensurePaymentIntent(attempt, cause);
    if (!found.ok) return isRefusal(found.failure.kind);
    paymentIntentId = found.facts.id;
  }
  if (isManual(attempt)) {
    // Canceling would let go of money of which the news has not come yet: its shopper has done their part.
    const asked = await askAboutPayment(paymentIntentId, cause);
    if (!asked.ok) return asked.failure.kind === "not_found";
    if (paymentOutcome(asked.facts) === "held") {
      await applyAnswer(asked, cause);
      return true;
    }
  }
  const answer = await cancelPaymentIntent(paymentIntentId, reason);
  if (!answer.ok) {
    if (answer.failure.kind !== "not_found") return false;
    await endLostAttempt(paymentIntentId, cause);
    return true;
  }
  await applyAnswer(answer, cause);
  return true;
}
