import type { Decision } from "./changes";
import { decideClose } from "./decide-close";
import { decideDispute } from "./decide-dispute";
import { decideLostPayment } from "./decide-lost-payment";
import { decidePayment } from "./decide-payment";
import { decideRefund, decideRefusedRefund } from "./decide-refund";
import type { Fact, Rules } from "./fact";
import type { OrderState } from "./order-state";

/**
 * What a fact changes about an order. Pure and total: no clock, no database, no Stripe, and an answer for
 * every order and every fact. Facts come in any order and more than once; in the end the order is as if
 * Stripe had been asked once, after everything had happened.
 */
export function decide(order: OrderState, fact: Fact, rules: Rules): Decision {
  switch (fact.kind) {
    case "payment":
      return decidePayment(order, fact, rules);
    case "payment_lost":
      return decideLostPayment(order, fact.attemptId);
    case "refund":
      return decideRefund(order, fact, rules);
    case "refund_refused":
      return decideRefusedRefund(order, fact.refundId, fact.reason);
    case "dispute":
      return decideDispute(order, fact);
    case "close":
      return decideClose(order, fact.as);
    default:
      return fact satisfies never;
  }
}
