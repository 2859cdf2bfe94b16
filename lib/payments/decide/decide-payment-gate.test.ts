import { describe, expect, test } from "vitest";
import type { PaymentFacts, PaymentStatus } from "@/lib/stripe/payment-facts";
import { decide } from "./decide";
import { attemptOf, having, orderOf, paymentOf, RULES, told } from "./simulation";

const NOBODYS = "55555555-5555-4555-8555-555555555555";

describe("the gate before paid", () => {
  test.each([
    ["another_currency", { currency: "eur" }],
    ["another_mode", { livemode: true }],
    ["another_order", { orderId: null }],
  ] as const)("%s (%o) is left to a person", (reason, change) => {
    const decision = decide(orderOf(), told(paymentOf({ status: "succeeded", ...change })), RULES);
    expect(decision).toEqual({
      outcome: "review",
      changes: [{ do: "open_review", reason, subject: "pi_1", detail: { payment: "pi_1" } }],
    });
  });

  test("the same reason about the same payment is told once", () => {
    const wrong = told(paymentOf({ status: "succeeded", amountReceived: 1 }));
    expect(decide(having(orderOf(), wrong), wrong, RULES)).toEqual({ outcome: "review", changes: [] });
  });

  test("another reason about the same payment, and the same reason about another, are told too", () => {
    const amount = paymentOf({ status: "requires_action", amount: 1 });
    const order = having(orderOf(), told(amount));
    const reviewed = (payment: PaymentFacts) =>
      decide(order, told(payment), RULES).changes.map((change) => change.do === "open_review" && change);
    expect(reviewed({ ...amount, currency: "eur" })).toMatchObject([
      { reason: "another_currency", subject: "pi_1" },
    ]);
    expect(reviewed({ ...amount, id: "pi_2" })).toMatchObject([
      { reason: "another_amount", subject: "pi_2" },
    ]);
  });

  const bound = orderOf({ attempts: [attemptOf({ status: "payable", paymentIntentId: "pi_mine" })] });

  test("a second PaymentIntent of the attempt that is unpaid is canceled, without fuss", () => {
    expect(decide(bound, told(paymentOf()), RULES)).toEqual({
      outcome: "applied",
      changes: [{ do: "follow_up", job: { task: "cancel_payment_intent", paymentIntentId: "pi_1" } }],
    });
    expect(decide(bound, told(paymentOf({ status: "canceled" })), RULES).changes).toEqual([]);
  });

  test.each(["processing", "requires_capture", "succeeded"] as const)(
    "a second PaymentIntent of the attempt that is %s is left to a person",
    (status) => {
      const decision = decide(bound, told(paymentOf({ status })), RULES);
      expect(decision).toMatchObject({ outcome: "review", changes: [{ reason: "another_payment_intent" }] });
    },
  );

  test.each(["succeeded", "processing", "requires_capture"] as const)(
    "a %s PaymentIntent of an attempt nobody knows is left to a person",
    (status) => {
      expect(decide(orderOf(), told(paymentOf({ status, attemptId: NOBODYS })), RULES)).toEqual({
        outcome: "review",
        changes: [
          { do: "open_review", reason: "unknown_attempt", subject: "pi_1", detail: { payment: "pi_1" } },
        ],
      });
    },
  );

  test("an unpaid PaymentIntent of an attempt nobody knows is canceled", () => {
    const stranger = paymentOf({ status: "requires_action", attemptId: NOBODYS });
    expect(decide(orderOf(), told(stranger), RULES)).toEqual({
      outcome: "applied",
      changes: [{ do: "follow_up", job: { task: "cancel_payment_intent", paymentIntentId: "pi_1" } }],
    });
  });

  test("a canceled PaymentIntent of an attempt nobody knows says nothing", () => {
    expect(
      decide(orderOf(), told(paymentOf({ status: "canceled", attemptId: null })), RULES).changes,
    ).toEqual([]);
  });
});

describe("the order's own PaymentIntent whose amount somebody changed", () => {
  const review = {
    do: "open_review",
    reason: "another_amount",
    subject: "pi_1",
    detail: { payment: "pi_1" },
  };
  const bound = attemptOf({ status: "payable", paymentIntentId: "pi_1" });
  const changed = (status: PaymentStatus) => told(paymentOf({ status, amount: 1 }));

  test("and which was paid all the same is a captured payment that a person decides about", () => {
    const paid = told(paymentOf({ status: "succeeded", amount: 1, amountReceived: 1 }));
    const after = having(orderOf({ attempts: [bound] }), paid);
    expect(after).toMatchObject({
      ...{ status: "processing", attempts: [{ status: "captured", amountReceived: 1 }] },
      reviews: [{ reason: "another_captured_amount", open: true }],
    });
  });

  test("and whose currency was changed too brings the order nothing, and no more", () => {
    const paid = told(paymentOf({ status: "succeeded", currency: "eur" }));
    expect(having(orderOf({ attempts: [bound] }), paid)).toMatchObject({
      ...{ status: "pending", attempts: [{ status: "canceled", amountReceived: 0 }] },
      reviews: [{ reason: "another_currency", open: true }],
    });
  });

  test("is left to a person while it can be paid, and not canceled over the shopper's head", () => {
    expect(decide(orderOf({ attempts: [bound] }), changed("requires_action"), RULES)).toEqual({
      outcome: "review",
      changes: [review],
    });
  });

  test("and which was then canceled takes no money: the order ends, and a person is told", () => {
    expect(decide(orderOf({ attempts: [bound] }), changed("canceled"), RULES)).toEqual({
      outcome: "review",
      changes: [
        { do: "put_attempt", attempt: { ...bound, status: "canceled" } },
        { do: "move_order", from: "pending", to: "canceled", detail: {} },
        { do: "return_stock" },
        review,
      ],
    });
  });

  test("ends no order that does not know yet that it is its own", () => {
    expect(decide(orderOf(), changed("canceled"), RULES)).toEqual({ outcome: "review", changes: [review] });
  });

  test.each(["lost", "captured"] as const)("changes nothing of a %s attempt", (status) => {
    const order = orderOf({ attempts: [{ ...bound, status }] });
    expect(decide(order, changed("canceled"), RULES)).toEqual({ outcome: "review", changes: [review] });
  });
});
