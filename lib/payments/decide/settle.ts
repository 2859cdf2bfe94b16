import { isOpen } from "@/lib/orders/order-status";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { applied, type Change, type Decision } from "./changes";
import type { Rules } from "./fact";
import { newRefund } from "./new-refund";
import { type AttemptState, mayTakeMoney, type OrderState } from "./order-state";
import { capturedBy } from "./payment-changes";

/**
 * The money of an attempt has arrived. An open order is paid. A closed one takes its items from the shelf
 * again and is paid, or gives the money back where they are gone. Money for a paid order is kept and left to
 * a person, who chooses which of the payments to refund.
 */
export function settle(
  order: OrderState,
  attempt: AttemptState,
  payment: PaymentFacts,
  rules: Rules,
): Decision {
  const captured = capturedBy(attempt, payment);
  if (order.status === "paid") return paidTwice({ do: "put_attempt", attempt: captured }, payment);
  return payWith(order, captured, rules);
}

/** What money that was captured does for an order that is not paid. */
export function payWith(order: OrderState, captured: AttemptState, rules: Rules): Decision {
  const put: Change = { do: "put_attempt", attempt: captured };
  if (!isOpen(order.status) && !order.stockAvailable) return tooLate(put, captured, rules);
  const { amountReceived: amount, currency } = captured;
  const released = captured.amount - amount;
  const detail = released > 0 ? { amount, currency, released } : { amount, currency };
  return applied(
    put,
    { do: "move_order", from: order.status, to: "paid", detail },
    ...(isOpen(order.status) ? [] : [{ do: "take_stock" } as const]),
    ...(order.itemsInCart ? [{ do: "take_from_cart" } as const] : []),
    ...otherPayments(order, captured),
    { do: "mail", kind: "order_confirmed", subject: "" },
  );
}

/** Whatever else of the order could still take money must not. */
function otherPayments(order: OrderState, attempt: AttemptState): Change[] {
  return order.attempts.flatMap(({ id, status, paymentIntentId }) =>
    id !== attempt.id && mayTakeMoney(status) && paymentIntentId
      ? [{ do: "follow_up", job: { task: "cancel_payment_intent", paymentIntentId } } as const]
      : [],
  );
}

function paidTwice(put: Change, payment: PaymentFacts): Decision {
  const detail = { amount: payment.amountReceived, currency: payment.currency, payment: payment.id };
  return {
    outcome: "review",
    changes: [
      put,
      { do: "note", kind: "payment_captured_again", detail },
      { do: "open_review", reason: "paid_twice", subject: payment.id, detail: { payment: payment.id } },
    ],
  };
}

function tooLate(put: Change, captured: AttemptState, rules: Rules): Decision {
  const refundId = rules.newId;
  const detail = { amount: captured.amountReceived, currency: captured.currency, reason: "late" };
  return applied(
    put,
    {
      do: "put_refund",
      refund: newRefund({
        id: refundId,
        attemptId: captured.id,
        amount: captured.amountReceived,
        reason: "late",
      }),
    },
    { do: "note", kind: "refund_requested", detail },
    { do: "follow_up", job: { task: "send_refund", refundId } },
    { do: "mail", kind: "paid_too_late", subject: "" },
  );
}
