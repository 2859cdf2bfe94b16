import type { OrderMailKind } from "@/lib/orders/mail-kinds";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import type { Change, Decision, ReviewReason } from "./changes";
import { type AttemptState, mayTakeMoney, type OrderState } from "./order-state";

/** An attempt whose money has arrived. */
export function capturedBy(attempt: AttemptState, payment: PaymentFacts): AttemptState {
  return {
    ...attempt,
    status: "captured",
    paymentIntentId: payment.id,
    amountReceived: payment.amountReceived,
    captureBefore: null,
  };
}

/** The shopper has done their part: the order waits, and its items are no longer in the cart. */
export function onItsWay(
  order: OrderState,
  mail: Extract<OrderMailKind, "order_received" | "order_authorized">,
): Change[] {
  if (order.status !== "pending") return [];
  return [
    {
      do: "move_order",
      from: "pending",
      to: "processing",
      detail: mail === "order_authorized" ? { reason: "authorized" } : {},
    },
    ...(order.itemsInCart ? [{ do: "take_from_cart" } as const] : []),
    { do: "mail", kind: mail, subject: "" },
  ];
}

/** Ends an open order of which nothing is payable any more: its items are for sale again. */
export function closing(order: OrderState, as: "canceled" | "expired"): Change[] {
  // A payment that was on its way is never too late by itself, so such an order is canceled.
  const to = order.status === "processing" ? "canceled" : as;
  return [
    { do: "move_order", from: order.status, to, detail: {} },
    { do: "return_stock" },
    ...(order.itemsInCart ? [] : [{ do: "refill_cart" } as const]),
    ...toldByMail(order, to),
  ];
}

/** Who let the time pass, and who was told that their payment is on its way, is told that it ended; others are there. */
function toldByMail({ status, attempts }: OrderState, to: "canceled" | "expired"): Change[] {
  if (to === "expired") return [{ do: "mail", kind: "order_expired", subject: "" }];
  // What was held or captured has a mail of its own.
  const noMoney = attempts.every((attempt) => !["authorized", "captured"].includes(attempt.status));
  return status === "processing" && noMoney ? [{ do: "mail", kind: "payment_ended", subject: "" }] : [];
}

/** Whether another attempt of the order than this one may still take money. */
export function anotherIsOpen(order: OrderState, attemptId: string): boolean {
  return order.attempts.some(({ id, status }) => id !== attemptId && mayTakeMoney(status));
}

/** A job that cancels a PaymentIntent, which must take no money. */
export function cancelPayment(paymentIntentId: string): Change {
  return { do: "follow_up", job: { task: "cancel_payment_intent", paymentIntentId } };
}

/** Calls a person to look at a payment, once for each reason. */
export function review(order: OrderState, reason: ReviewReason, payment: PaymentFacts): Decision {
  // One that a person has closed stays closed, however often Stripe says the same again.
  const known = order.reviews.some((opened) => opened.reason === reason && opened.subject === payment.id);
  if (known) return { outcome: "review", changes: [] };
  const detail = { payment: payment.id };
  return { outcome: "review", changes: [{ do: "open_review", reason, subject: payment.id, detail }] };
}
