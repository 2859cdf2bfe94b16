import type { Fact } from "./decide/fact";
import type { LoadedOrder, OrderKeys } from "./load";

/** A fact and, for one that does not name it by itself, the order it is about. */
export type FactAbout = { fact: Fact; orderId?: string };

/** Whether a PaymentIntent was made by another program on the same Stripe account. */
export function isForeign(fact: Fact, appId: string): boolean {
  return fact.kind === "payment" && fact.payment.app !== appId;
}

/** By what the orders of facts can be found. */
export function keysOf(facts: readonly FactAbout[]): OrderKeys {
  const keys: OrderKeys = { attemptIds: [], paymentIntentIds: [], orderIds: [] };
  for (const { fact, orderId } of facts) {
    if (orderId) keys.orderIds.push(orderId);
    switch (fact.kind) {
      case "payment":
        if (fact.payment.attemptId) keys.attemptIds.push(fact.payment.attemptId);
        // For a PaymentIntent that names an order of ours and no attempt of it.
        if (fact.payment.orderId) keys.orderIds.push(fact.payment.orderId);
        break;
      case "refund":
        if (fact.refund.paymentIntentId) keys.paymentIntentIds.push(fact.refund.paymentIntentId);
        break;
      case "dispute":
        if (fact.dispute.paymentIntentId) keys.paymentIntentIds.push(fact.dispute.paymentIntentId);
        break;
      case "payment_lost":
        keys.attemptIds.push(fact.attemptId);
        break;
      case "refund_refused":
      case "capture_requested":
      case "capture_refused":
      case "authorization_lapses":
      case "refund_requested":
      case "refund_judged":
      case "review_settled":
      case "dispute_deadline_near":
      case "close":
        break;
      default:
        fact satisfies never;
    }
  }
  return keys;
}

/** The order a fact is about, among those that were loaded; null when there is none. */
export function orderOfFact(
  orders: readonly LoadedOrder[],
  { fact, orderId }: FactAbout,
): LoadedOrder | null {
  const byId = (id: string | null | undefined) => orders.find((order) => order.id === id) ?? null;
  const byAttempt = (id: string | null) =>
    orders.find(({ attempts }) => attempts.some((attempt) => attempt.id === id)) ?? null;
  const byPayment = (id: string | null) =>
    orders.find(
      ({ attempts }) => id !== null && attempts.some(({ paymentIntentId }) => paymentIntentId === id),
    ) ?? null;
  switch (fact.kind) {
    case "payment":
      return byAttempt(fact.payment.attemptId) ?? byId(fact.payment.orderId);
    case "refund":
      return byPayment(fact.refund.paymentIntentId);
    case "dispute":
      return byPayment(fact.dispute.paymentIntentId);
    case "payment_lost":
      return byAttempt(fact.attemptId);
    case "refund_refused":
    case "capture_requested":
    case "capture_refused":
    case "authorization_lapses":
    case "refund_requested":
    case "refund_judged":
    case "review_settled":
    case "dispute_deadline_near":
    case "close":
      return byId(orderId);
    default:
      return fact satisfies never;
  }
}
