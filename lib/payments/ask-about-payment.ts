import type { Cause } from "@/lib/orders/record-order-event";
import type { Patience } from "@/lib/stripe/client";
import { type PaymentIntentAnswer, retrievePaymentIntent } from "@/lib/stripe/payment-intents";
import { endLostAttempt } from "./end-lost-attempt";

/**
 * Asks Stripe how a PaymentIntent stands. With the answer `not_found` its attempt, if it was open, is over
 * and committed as that.
 */
export async function askAboutPayment(
  paymentIntentId: string,
  cause: Cause,
  patience: Patience = "work",
): Promise<PaymentIntentAnswer> {
  const answer = await retrievePaymentIntent(paymentIntentId, patience);
  if (!answer.ok && answer.failure.kind === "not_found") await endLostAttempt(paymentIntentId, cause);
  return answer;
}
