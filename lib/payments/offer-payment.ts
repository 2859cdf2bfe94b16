import type { OrderStatus } from "@/lib/orders/order-status";
import type { Cause } from "@/lib/orders/record-order-event";
import { hasTooManyDeclines } from "@/lib/orders/too-many-declines";
import { prisma } from "@/lib/prisma";
import type { StripeFailureKind } from "@/lib/stripe/errors";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { ensurePaymentIntent } from "./ensure-payment-intent";
import type { OpenAttempt } from "./payment-attempt";
import { paymentOutcome } from "./payment-outcome";
import { applyAnswer } from "./reconcile-payment";

export type PaymentOffer =
  /** The browser may confirm with this secret. */
  | { kind: "payable"; clientSecret: string }
  /** The attempt has come to an end; the order may start another, if it is still open. */
  | { kind: "over" }
  /** Too many payments of the order were declined: it takes no more tries, and a job closes it. */
  | { kind: "too_many_declines" }
  /** The money is there or under way, or a person looks at it. */
  | { kind: "settled"; status: OrderStatus | null }
  /** `message` is fit for the shopper. */
  | { kind: "stripe"; reason: StripeFailureKind; message: string };

/** Lets a shopper who pressed Pay confirm an attempt's PaymentIntent, which is made if need be. */
export async function offerPayment(attempt: OpenAttempt, cause: Cause): Promise<PaymentOffer> {
  const answer = await ensurePaymentIntent(attempt, cause);
  if (!answer.ok) {
    const { kind, message } = answer.failure;
    return kind === "not_found" ? { kind: "over" } : { kind: "stripe", reason: kind, message };
  }
  if (paymentOutcome(answer.facts) === "payable") {
    if (answer.facts.decline) await noteDeclineAtPay(attempt.id, answer.facts, cause);
    if (!attempt.isFirst && (await hasTooManyDeclines(prisma(), attempt.orderId)))
      return { kind: "too_many_declines" };
    return { kind: "payable", clientSecret: answer.clientSecret };
  }
  const status = await applyAnswer(answer, cause);
  return status === "canceled" ? { kind: "over" } : { kind: "settled", status };
}

/** From here on the decline that is known so far is an old one. Its event may have been lost, so it is applied. */
async function noteDeclineAtPay(attemptId: string, facts: PaymentFacts, cause: Cause): Promise<void> {
  await applyAnswer({ facts }, cause);
  await prisma().$executeRaw`
    UPDATE payment_attempt SET decline_id_at_pay = ${facts.decline?.id ?? null}, updated_at = now()
    WHERE id = ${attemptId}::uuid`;
}
