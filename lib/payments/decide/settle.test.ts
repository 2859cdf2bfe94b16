import { describe, expect, test } from "vitest";
import { UNCHANGED } from "./changes";
import { decide } from "./decide";
import { nextState } from "./next-state";
import type { AttemptStatus } from "./order-state";
import { asked, attemptOf, having, kinds, orderOf, paymentOf, RULES, told } from "./simulation";

describe("money that arrives", () => {
  test("makes the order paid, takes its items out of the cart and writes one mail", () => {
    const { outcome, changes } = decide(orderOf(), told(paymentOf({ status: "succeeded" })), RULES);
    expect(outcome).toBe("applied");
    expect(changes).toEqual([
      {
        do: "put_attempt",
        attempt: attemptOf({ status: "captured", paymentIntentId: "pi_1", amountReceived: 5300 }),
      },
      { do: "move_order", from: "pending", to: "paid", detail: { amount: 5300, currency: "usd" } },
      { do: "take_from_cart" },
      { do: "mail", kind: "order_confirmed", subject: "" },
    ]);
  });

  test.each(["expired", "canceled"] as const)(
    "for an %s order takes the items from the shelf again",
    (status) => {
      const order = orderOf({
        status,
        attempts: [attemptOf({ status: "canceled", paymentIntentId: "pi_1" })],
      });
      const decision = decide(order, told(paymentOf({ status: "succeeded" })), RULES);
      expect(kinds(decision.changes)).toEqual([
        "put_attempt",
        "move_order",
        "take_stock",
        "take_from_cart",
        "order_confirmed",
      ]);
      expect(nextState(order, decision)).toMatchObject({
        status: "paid",
        totalAmount: 5300,
        itemsInCart: false,
      });
    },
  );

  test("told again changes nothing: no second mail, and nobody looks for a second payment", () => {
    const succeeded = paymentOf({ status: "succeeded" });
    const paid = having(orderOf(), told(succeeded));
    expect(decide(paid, told(succeeded), RULES)).toEqual(UNCHANGED);
    expect(decide(paid, asked(succeeded), RULES)).toEqual(UNCHANGED);
  });

  test("for an order whose items left the cart when it was on its way takes nothing out of it again", () => {
    const order = having(orderOf(), told(paymentOf({ status: "processing" })));
    expect(kinds(decide(order, told(paymentOf({ status: "succeeded" })), RULES).changes)).toEqual([
      "put_attempt",
      "move_order",
      "order_confirmed",
    ]);
  });

  test("for a closed order whose items are gone goes back at once, all of it", () => {
    const closed = [attemptOf({ status: "canceled", paymentIntentId: "pi_1" })];
    const order = orderOf({ status: "expired", stockAvailable: false, attempts: closed });
    const decision = decide(order, told(paymentOf({ status: "succeeded" })), RULES);
    const { outcome, changes } = decision;
    expect(outcome).toBe("applied");
    expect(kinds(changes)).toEqual([
      "put_attempt",
      "put_refund",
      "refund_requested",
      "follow_up",
      "paid_too_late",
    ]);
    expect(changes[1]).toMatchObject({
      refund: {
        id: RULES.newId,
        attemptId: closed[0]?.id,
        stripeRefundId: null,
        status: "requested",
        amount: 5300,
        reason: "late",
        // The shelf gave nothing, so nothing goes back on it.
        lines: [],
        restock: false,
        restocked: false,
      },
    });
    expect(changes[2]).toMatchObject({ detail: { amount: 5300, currency: "usd", reason: "late" } });
    expect(changes[3]).toEqual({ do: "follow_up", job: { task: "send_refund", refundId: RULES.newId } });
    // One such mail for an order, whatever it is about.
    expect(changes[4]).toEqual({ do: "mail", kind: "paid_too_late", subject: "" });
    expect(nextState(order, decision).status).toBe("expired");
  });

  test("a second time is kept, and a person must look", () => {
    const second = attemptOf({ id: "44444444-4444-4444-8444-444444444444" });
    const order = orderOf({
      status: "paid",
      attempts: [attemptOf({ status: "captured", paymentIntentId: "pi_0", amountReceived: 5300 }), second],
    });
    const again = told(paymentOf({ status: "succeeded", attemptId: second.id }));
    expect(decide(order, again, RULES)).toEqual({
      outcome: "review",
      changes: [
        {
          do: "put_attempt",
          attempt: { ...second, status: "captured", paymentIntentId: "pi_1", amountReceived: 5300 },
        },
        {
          do: "note",
          kind: "payment_captured_again",
          detail: { amount: 5300, currency: "usd", payment: "pi_1" },
        },
        { do: "open_review", reason: "paid_twice", subject: "pi_1", detail: { payment: "pi_1" } },
      ],
    });
  });

  test("stops whatever else of the order could still be paid, and not itself", () => {
    const bound = attemptOf({ status: "payable", paymentIntentId: "pi_1" });
    const other = (status: AttemptStatus, paymentIntentId: string | null) =>
      attemptOf({ id: `of ${paymentIntentId}`, status, paymentIntentId });
    const attempts = [bound, other("payable", "pi_2"), other("lost", "pi_3"), other("starting", null)];
    const { changes } = decide(orderOf({ attempts }), told(paymentOf({ status: "succeeded" })), RULES);
    expect(changes.filter((change) => change.do === "follow_up")).toEqual([
      { do: "follow_up", job: { task: "cancel_payment_intent", paymentIntentId: "pi_2" } },
    ]);
  });
});
