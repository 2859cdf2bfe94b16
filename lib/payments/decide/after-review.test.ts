import { expect, test } from "vitest";
import { isOpen, ORDER_STATUSES, type OrderStatus } from "@/lib/orders/order-status";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { decide } from "./decide";
import { nextState } from "./next-state";
import type { OrderState } from "./order-state";
import { choicesOf } from "./review-choices";
import { attemptOf, having, orderOf, paidOrderOf, paymentOf, RULES, refundFactsOf, told } from "./simulation";

const succeeded = (more: Partial<PaymentFacts>) => told(paymentOf({ status: "succeeded", ...more }));

/** What Stripe can say that calls a person to look at a payment, by the reason it gives. */
const CALLS = {
  another_order: succeeded({ orderId: null }),
  another_payment_intent: succeeded({ id: "pi_2" }),
  another_currency: succeeded({ currency: "eur" }),
  another_mode: succeeded({ livemode: true }),
  another_amount: told(paymentOf({ status: "requires_action", amount: 1 })),
  another_captured_amount: succeeded({ amountReceived: 1 }),
  unknown_attempt: succeeded({ attemptId: "55555555-5555-4555-8555-555555555555" }),
  authorized_not_captured: told(paymentOf({ status: "requires_capture" })),
} as const;

/** An order in each status, with its own PaymentIntent as it then is. */
function orderThatIs(status: OrderStatus): OrderState {
  if (status === "paid") return paidOrderOf();
  const attempt = {
    pending: "payable",
    processing: "processing",
    expired: "canceled",
    canceled: "canceled",
  } as const;
  const bound = attemptOf({ status: attempt[status], paymentIntentId: "pi_1" });
  return orderOf({ status, attempts: [bound], itemsInCart: status !== "processing" });
}

/** What must not be once nobody has anything left to look at. */
function leftover(order: OrderState): string | null {
  const captured = order.attempts.filter(({ status }) => status === "captured");
  if (isOpen(order.status) && captured.length > 0) return "an open order has a captured payment";
  if (order.status === "paid" && captured.length === 0) return "a paid order has no payment";
  if (
    order.status === "processing" &&
    !order.attempts.some(({ status }) => ["processing", "authorized"].includes(status))
  )
    return "nothing is on its way for an order that waits for it";
  return null;
}

const CASES = Object.entries(CALLS).flatMap(([reason, call]) =>
  ORDER_STATUSES.flatMap((status) => choicesOf(reason).map((choice) => ({ reason, status, choice, call }))),
);

test.each(CASES)(
  "$reason of an order that is $status, settled by $choice, leaves nothing half done",
  (one) => {
    const { reason, status, choice, call } = one;
    const called = having(orderThatIs(status), call);
    const review = called.reviews.find((opened) => opened.reason === reason);
    // A payment that was over or is paid brings some of these no more.
    if (!review) return expect(called.reviews).toEqual([]);
    const closing = { by: "ann", choice, note: "seen to" };
    const decision = decide(
      called,
      { kind: "review_settled", reviewId: review.id, commandId: "c1", closing },
      RULES,
    );
    // What an order has already is not taken as its payment a second time.
    if (decision.outcome === "no_such_choice") return expect(status).toBe("paid");
    expect(decision.outcome).toBe("applied");
    const after = nextState(called, decision);
    expect(after.reviews.filter(({ open }) => open)).toEqual([]);
    expect(leftover(after)).toBeNull();
    // Stripe says the same again, and a refund that was asked for has succeeded: nothing is undone.
    const told = after.refunds.map(({ id, amount }) => ({
      ...{ kind: "refund" as const, asked: true, refund: refundFactsOf({ refundId: id, amount }) },
    }));
    expect(leftover(having(after, call, ...told, call))).toBeNull();
  },
);

test("what was captured otherwise and is taken as the payment makes the order paid, with that amount", () => {
  const called = having(orderThatIs("pending"), CALLS.another_captured_amount);
  const closing = { by: "ann", choice: "accept_amount", note: null } as const;
  const reviewId = called.reviews[0]?.id ?? "";
  const fact = { kind: "review_settled", reviewId, commandId: "c1", closing } as const;
  expect(nextState(called, decide(called, fact, RULES))).toMatchObject({
    ...{ status: "paid", attempts: [{ status: "captured", amountReceived: 1 }] },
  });
});

test("an order ends only with its last review", () => {
  const one = having(orderThatIs("pending"), CALLS.another_captured_amount, CALLS.unknown_attempt);
  const settle = (order: OrderState, index: number) => {
    const closing = { by: "ann", choice: "handled_outside", note: "seen to" } as const;
    const reviewId = order.reviews[index]?.id ?? "";
    return nextState(
      order,
      decide(order, { kind: "review_settled", reviewId, commandId: `c${index}`, closing }, RULES),
    );
  };
  const first = settle(one, 0);
  expect(first.status).toBe("processing");
  expect(settle(first, 1).status).toBe("canceled");
});
