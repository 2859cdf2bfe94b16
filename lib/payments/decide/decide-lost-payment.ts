import { applied, type Decision, UNCHANGED } from "./changes";
import { mayTakeMoney, type OrderState } from "./order-state";

/**
 * Stripe knows no PaymentIntent that an attempt has: the attempt is over and a new one may start. One that is
 * captured stays: its money was seen.
 */
export function decideLostPayment(order: OrderState, attemptId: string): Decision {
  const attempt = order.attempts.find(({ id }) => id === attemptId);
  if (!attempt || !mayTakeMoney(attempt.status)) return UNCHANGED;
  const detail = attempt.paymentIntentId ? { payment: attempt.paymentIntentId } : {};
  return applied(
    { do: "put_attempt", attempt: { ...attempt, status: "lost", captureBefore: null, captureAmount: null } },
    { do: "note", kind: "payment_lost", detail },
    ...(order.status === "processing"
      ? [
          { do: "move_order", from: "processing", to: "pending", detail: {} } as const,
          ...(order.itemsInCart ? [] : [{ do: "refill_cart" } as const]),
        ]
      : []),
  );
}
