import { isOpen } from "@/lib/orders/order-status";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { applied, type Change, type Decision, UNCHANGED } from "./changes";
import type { AttemptState, OrderState } from "./order-state";
import { anotherIsOpen, cancelPayment, capturedBy, closing, onItsWay, review } from "./payment-changes";

// What Stripe says where an authorization came to its end by itself (docs.stripe.com/api/payment_intents/object).
const LAPSED = ["automatic", "expired"];

/** Stripe holds the amount. The order waits with its items until somebody captures it or lets it go. */
export function held(order: OrderState, attempt: AttemptState, payment: PaymentFacts): Decision {
  const captureBefore = payment.captureBefore ?? attempt.captureBefore;
  const first = attempt.status !== "authorized";
  if (!first && captureBefore === attempt.captureBefore) return UNCHANGED;
  const put: Change = {
    do: "put_attempt",
    attempt: { ...attempt, status: "authorized", paymentIntentId: payment.id, captureBefore },
  };
  if (!first) return applied(put);
  const authorized: Change[] = [put, { do: "note", kind: "payment_authorized", detail: amountOf(attempt) }];
  // Something else has paid the order.
  if (!isOpen(order.status)) return applied(...authorized, cancelPayment(payment.id));
  authorized.push(...onItsWay(order, "order_authorized"));
  // An event does not say when it lapses.
  if (captureBefore === null)
    authorized.push({ do: "follow_up", job: { task: "reconcile_payment", paymentIntentId: payment.id } });
  if (attempt.manual) return applied(...authorized);
  // It was begun to be captured at once: somebody changed how the PaymentIntent is captured.
  const { outcome, changes } = review(order, "authorized_not_captured", payment);
  return { outcome, changes: [...authorized, ...changes] };
}

/** Stripe takes no money of this payment any more. With the last one that could, its order ends. */
export function canceled(order: OrderState, attempt: AttemptState, payment: PaymentFacts): Decision {
  const put: Change = {
    do: "put_attempt",
    attempt: { ...attempt, status: "canceled", paymentIntentId: payment.id, captureBefore: null },
  };
  if (anotherIsOpen(order, attempt.id) || !isOpen(order.status)) return applied(put);
  const reason = payment.cancellationReason;
  const lapsed = LAPSED.some((one) => one === reason);
  if (attempt.status !== "authorized" && !lapsed)
    return applied(put, ...closing(order, reason === "abandoned" ? "expired" : "canceled"));
  const kind = lapsed ? "authorization_lapsed" : "authorization_released";
  return applied(
    put,
    { do: "note", kind, detail: amountOf(attempt) },
    ...closing(order, "canceled"),
    { do: "mail", kind: "authorization_ended", subject: "" },
    // That nobody took the money was nobody's decision.
    ...(lapsed && attempt.captureAmount !== 0 ? review(order, "authorization_lapsed", payment).changes : []),
  );
}

/**
 * Stripe took another amount of a held one than was decided here: somebody captured a part in the Dashboard, or the
 * whole where staff wanted a part or nothing. The money is a fact; whether it pays the order is for a person to say.
 */
export function capturedOtherwise(order: OrderState, attempt: AttemptState, payment: PaymentFacts): Decision {
  const { outcome, changes } = review(order, "another_captured_amount", payment);
  if (attempt.status === "captured") return { outcome, changes };
  const put: Change = { do: "put_attempt", attempt: capturedBy(attempt, payment) };
  return {
    outcome,
    changes: [put, ...onItsWay(order, "order_authorized"), ...changes],
  };
}

/** What is held lapses soon and nobody has decided: staff are told, once. */
export function decideLapse(
  order: OrderState,
  { attemptId, captureBefore }: { attemptId: string; captureBefore: number },
): Decision {
  const attempt = order.attempts.find(({ id }) => id === attemptId);
  if (attempt?.status !== "authorized" || attempt.captureBefore !== captureBefore) return UNCHANGED;
  if (attempt.lapseTold || attempt.captureAmount !== null) return UNCHANGED;
  return applied(
    { do: "put_attempt", attempt: { ...attempt, lapseTold: true } },
    { do: "note", kind: "authorization_lapses", detail: { ...amountOf(attempt), due: captureBefore } },
  );
}

function amountOf({ amount, currency }: AttemptState) {
  return { amount, currency };
}
