import { isOpen } from "@/lib/orders/order-status";
import { findMismatch, type Mismatch } from "@/lib/payments/match-payment";
import { paymentOutcome } from "@/lib/payments/payment-outcome";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { applied, askFirst, type Change, type Decision, UNCHANGED } from "./changes";
import { canceled, capturedOtherwise, held } from "./decide-authorization";
import type { Rules } from "./fact";
import { type AttemptState, mayTakeMoney, type OrderState } from "./order-state";
import { cancelPayment, onItsWay, review } from "./payment-changes";
import { settle } from "./settle";

type PaymentFact = { payment: PaymentFacts; asked: boolean };

/** What a PaymentIntent says about its order. Every way to "paid" passes through here (docs/decisions). */
export function decidePayment(order: OrderState, fact: PaymentFact, rules: Rules): Decision {
  const { payment, asked } = fact;
  const attempt = order.attempts.find(({ id }) => id === payment.attemptId);
  if (!attempt) return strangerOf(order, payment);
  const expected = { ...attempt, orderId: order.id, livemode: order.livemode };
  const mismatch = findMismatch(payment, expected);
  if (mismatch) return disagreement(order, attempt, payment, mismatch);

  const outcome = paymentOutcome(payment);
  if (attempt.status === "captured") return UNCHANGED;
  if (outcome === "captured") return settle(order, attempt, payment, rules);
  // Stripe's canceled is final, so an older snapshot of such a PaymentIntent says nothing.
  if (attempt.status === "canceled") return UNCHANGED;
  if (!mayTakeMoney(attempt.status) && outcome !== "canceled" && !isTakenUpAgain(order, payment))
    return giveUpAgain(payment);

  switch (outcome) {
    case "payable":
      return payable(order, attempt, fact, rules);
    case "processing":
      return processing(order, attempt, fact);
    case "held":
      return held(order, attempt, payment);
    case "canceled":
      return canceled(order, attempt, payment);
    case "unknown":
      return asked ? UNCHANGED : askFirst({ task: "reconcile_payment", paymentIntentId: payment.id });
    default:
      return outcome satisfies never;
  }
}

/** A PaymentIntent that carries the order's id and no attempt of it: an old backup, or somebody's script. */
function strangerOf(order: OrderState, payment: PaymentFacts): Decision {
  switch (paymentOutcome(payment)) {
    case "captured":
    case "held":
    case "processing":
      return review(order, "unknown_attempt", payment);
    case "payable":
      return applied(cancelPayment(payment.id));
    default:
      return UNCHANGED;
  }
}

/** A second PaymentIntent of one attempt that is still unpaid is superfluous; with money in it, a person looks. */
function disagreement(
  order: OrderState,
  attempt: AttemptState,
  payment: PaymentFacts,
  mismatch: Mismatch,
): Decision {
  const outcome = paymentOutcome(payment);
  if (mismatch === "another_payment_intent") {
    if (outcome === "payable") return applied(cancelPayment(payment.id));
    if (outcome === "canceled") return UNCHANGED;
  }
  if (mismatch === "another_captured_amount") return capturedOtherwise(order, attempt, payment);
  const { outcome: became, changes } = review(order, mismatch, payment);
  if (payment.id !== attempt.paymentIntentId || !mayTakeMoney(attempt.status))
    return { outcome: became, changes };
  // Our own PaymentIntent, changed by somebody and then canceled: it takes no money whatever its amount, and must
  // not hold the order's stock and cart until a person has looked.
  if (outcome === "canceled")
    return { outcome: became, changes: [...canceled(order, attempt, payment).changes, ...changes] };
  // Or captured: what it brought is not the order's, and it brings no more.
  const over: Change = {
    do: "put_attempt",
    attempt: { ...attempt, status: "canceled", captureBefore: null },
  };
  return { outcome: became, changes: outcome === "captured" ? [over, ...changes] : changes };
}

/** Whether an attempt that was given up holds money after all, for an order that still waits for some. */
function isTakenUpAgain(order: OrderState, payment: PaymentFacts): boolean {
  if (paymentOutcome(payment) !== "held" || !isOpen(order.status)) return false;
  return !order.attempts.some(({ status }) => mayTakeMoney(status));
}

/** An attempt that was given up turns out to exist at Stripe: it must take no money. */
function giveUpAgain(payment: PaymentFacts): Decision {
  const outcome = paymentOutcome(payment);
  return outcome === "payable" || outcome === "held" ? applied(cancelPayment(payment.id)) : UNCHANGED;
}

function payable(order: OrderState, attempt: AttemptState, fact: PaymentFact, rules: Rules): Decision {
  const { payment, asked } = fact;
  const movesBack =
    attempt.status === "processing" || attempt.status === "authorized" || order.status === "processing";
  if (movesBack && !asked) return askFirst({ task: "reconcile_payment", paymentIntentId: payment.id });

  const { decline } = payment;
  const newDecline = decline !== null && !attempt.declineIds.includes(decline.id) ? decline : null;
  if (attempt.status === "payable" && !newDecline) return UNCHANGED;
  const declineIds = newDecline ? [...attempt.declineIds, newDecline.id] : attempt.declineIds;
  const changes: Change[] = [
    {
      do: "put_attempt",
      attempt: {
        ...attempt,
        status: "payable",
        paymentIntentId: payment.id,
        declineIds,
        declineCode: newDecline?.code ?? attempt.declineCode,
        captureBefore: null,
      },
    },
  ];
  if (newDecline) changes.push({ do: "note", kind: "payment_declined", detail: { code: newDecline.code } });
  if (order.status === "processing") {
    changes.push({ do: "move_order", from: "processing", to: "pending", detail: {} });
    if (!order.itemsInCart) changes.push({ do: "refill_cart" });
    changes.push({ do: "mail", kind: "payment_failed", subject: newDecline?.id ?? payment.id });
  }
  if (newDecline) changes.push(...tooManyDeclines(order, rules));
  return applied(...changes);
}

/**
 * With the last decline that an order may have, counted over all its attempts, a job ends it. Later ones, of cards
 * that were on their way meanwhile, ask for that job again.
 */
function tooManyDeclines(order: OrderState, rules: Rules): Change[] {
  const declines = order.attempts.reduce((sum, { declineIds }) => sum + declineIds.length, 1);
  if (declines < rules.declineLimit || !isOpen(order.status)) return [];
  const close: Change = { do: "follow_up", job: { task: "close_order", orderId: order.id, as: "canceled" } };
  if (declines > rules.declineLimit) return [close];
  return [{ do: "note", kind: "too_many_declines", detail: { declines } }, close];
}

function processing(order: OrderState, attempt: AttemptState, { payment, asked }: PaymentFact): Decision {
  if (attempt.status === "processing") return UNCHANGED;
  // After a failure this may be the snapshot from before it, or a second try: only Stripe knows.
  const mayBeOld = attempt.declineIds.length > 0 || attempt.status === "authorized";
  if (mayBeOld && !asked) return askFirst({ task: "reconcile_payment", paymentIntentId: payment.id });
  return applied(
    { do: "put_attempt", attempt: { ...attempt, status: "processing", paymentIntentId: payment.id } },
    ...onItsWay(order, "order_received"),
  );
}
