import type { Decision } from "./changes";
import { decideApproval } from "./decide-approval";
import { decideLapse } from "./decide-authorization";
import { decideCapture, decideRefusedCapture } from "./decide-capture";
import { decideClose } from "./decide-close";
import { decideDeadline } from "./decide-deadline";
import { decideDispute } from "./decide-dispute";
import { decideLostPayment } from "./decide-lost-payment";
import { decidePayment } from "./decide-payment";
import { decideRefund, decideRefusedRefund } from "./decide-refund";
import { decideRefundRequest } from "./decide-refund-request";
import { decideReview } from "./decide-review";
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
    case "dispute_deadline_near":
      return decideDeadline(order, fact);
    case "close":
      return decideClose(order, fact.as);
    case "refund_requested":
      return decideRefundRequest(order, fact.request, rules);
    case "refund_judged":
      return decideApproval(order, fact);
    case "capture_requested":
      return decideCapture(order, fact.request);
    case "capture_refused":
      return decideRefusedCapture(order, fact);
    case "authorization_lapses":
      return decideLapse(order, fact);
    case "review_settled":
      return decideReview(order, fact, rules);
    default:
      return fact satisfies never;
  }
}
