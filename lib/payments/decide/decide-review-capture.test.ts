import { describe, expect, test } from "vitest";
import { UNCHANGED } from "./changes";
import { decide } from "./decide";
import type { Fact } from "./fact";
import { nextState } from "./next-state";
import type { OrderState, ReviewState } from "./order-state";
import type { ReviewChoice } from "./review-choices";
import { attemptOf, kinds, orderOf, RULES } from "./simulation";

const review = (reason: string, subject: string): ReviewState => ({ id: "v1", reason, subject, open: true });

const settle = (order: OrderState, choice: ReviewChoice, rules = RULES) =>
  decide(
    order,
    { kind: "review_settled", reviewId: "v1", commandId: "r1", closing: { by: "ann", choice, note: null } },
    rules,
  );

describe("an authorization that nobody wanted", () => {
  const held = orderOf({
    status: "processing",
    itemsInCart: false,
    attempts: [attemptOf({ status: "authorized", paymentIntentId: "pi_1" })],
    reviews: [review("authorized_not_captured", "pi_1")],
  });

  test.each([
    ["capture_it", 5300, "capture_requested"],
    ["cancel_authorization", 0, "release_requested"],
  ] as const)("%s is decided like any other, and closes the review", (choice, captureAmount, note) => {
    const decision = settle(held, choice);
    expect(kinds(decision.changes)).toEqual([
      "put_attempt",
      note,
      "follow_up",
      "close_review",
      "review_closed",
    ]);
    const after = nextState(held, decision);
    expect(after.attempts).toMatchObject([{ status: "authorized", captureAmount, captureId: "r1" }]);
    expect(after.reviews).toMatchObject([{ open: false }]);
    expect(settle(after, choice)).toEqual(UNCHANGED);
    const older = attemptOf({ id: "a0", status: "canceled" });
    expect(settle({ ...after, attempts: [older, ...after.attempts] }, choice)).toEqual(UNCHANGED);
  });

  test.each(["capture_it", "cancel_authorization"] as const)("%s is too late once it has ended", (choice) => {
    const attempts = [attemptOf({ status: "canceled", paymentIntentId: "pi_1" })];
    expect(settle({ ...held, attempts }, choice)).toEqual({ outcome: "not_authorized", changes: [] });
    expect(settle({ ...held, attempts: [attemptOf()] }, choice).outcome).toBe("no_such_choice");
  });
});

describe("another amount that was captured than anybody decided", () => {
  const taken = (more: Partial<OrderState> = {}) =>
    orderOf({
      status: "processing",
      itemsInCart: false,
      attempts: [attemptOf({ status: "captured", paymentIntentId: "pi_1", amountReceived: 3000 })],
      reviews: [review("another_captured_amount", "pi_1")],
      ...more,
    });

  test("pays the order where a person takes it as the payment", () => {
    const decision = settle(taken(), "accept_amount");
    expect(decision.outcome).toBe("applied");
    expect(kinds(decision.changes)).toEqual([
      "put_attempt",
      "move_order",
      "order_confirmed",
      "close_review",
      "review_closed",
    ]);
    expect(decision.changes[1]).toMatchObject({
      detail: { amount: 3000, currency: "usd", released: 2300 },
    });
    expect(nextState(taken(), decision)).toMatchObject({
      status: "paid",
      attempts: [{ status: "captured", amountReceived: 3000, captureAmount: 3000 }],
    });
  });

  test("pays a closed order with pieces from the shelf, or goes back where they are gone", () => {
    const closed = taken({ status: "canceled", itemsInCart: true });
    expect(kinds(settle(closed, "accept_amount").changes)).toContain("take_stock");
    const gone = settle({ ...closed, stockAvailable: false }, "accept_amount");
    expect(nextState(closed, gone)).toMatchObject({ status: "canceled", refunds: [{ amount: 3000 }] });
  });

  test("pays no order a second time, and nothing that was not captured pays one", () => {
    expect(settle(taken({ status: "paid" }), "accept_amount").outcome).toBe("no_such_choice");
    expect(settle(taken({ attempts: [attemptOf()] }), "accept_amount").outcome).toBe("no_such_choice");
    const held = [attemptOf({ status: "authorized", paymentIntentId: "pi_1" })];
    expect(settle(taken({ attempts: held }), "accept_amount").outcome).toBe("no_such_choice");
  });

  test("goes back as a whole where a person wants that, and the order ends", () => {
    const decision = settle(taken(), "refund_captured");
    expect(kinds(decision.changes)).toEqual([
      "put_refund",
      "refund_requested",
      "follow_up",
      "close_review",
      "review_closed",
      "move_order",
      "return_stock",
      "refill_cart",
    ]);
    expect(nextState(taken(), decision)).toMatchObject({
      status: "canceled",
      refunds: [{ amount: 3000, reason: "another_amount", restock: false }],
    });
    expect(settle(taken({ attempts: [attemptOf()] }), "refund_captured").outcome).toBe("no_such_choice");
  });

  test("is told by the refund's mail alone, whatever was tried before", () => {
    const attempts = [attemptOf({ id: "a0", status: "canceled" }), ...taken().attempts];
    expect(kinds(settle(taken({ attempts }), "refund_captured").changes).at(-1)).toBe("refill_cart");
  });

  test("ends no order that is over, or that something else may still pay", () => {
    const paid = settle(taken({ status: "paid" }), "refund_captured");
    expect(kinds(paid.changes)).not.toContain("move_order");
    const another = attemptOf({ id: "a2", status: "payable" });
    const open = taken({ attempts: [...taken().attempts, another] });
    expect(kinds(settle(open, "refund_captured").changes)).not.toContain("move_order");
  });

  test("that waits for a second person ends the order once that person has approved it", () => {
    const rules = { ...RULES, approvalAbove: { usd: 1000 } };
    const waiting = nextState(taken(), settle(taken(), "refund_captured", rules));
    expect(waiting).toMatchObject({ status: "processing", reviews: [{ open: true }] });
    const approve: Fact = { kind: "refund_judged", refundId: "r1", approved: true, by: "bob" };
    expect(nextState(waiting, decide(waiting, approve, rules))).toMatchObject({
      status: "canceled",
      reviews: [{ open: false }],
    });
  });

  test("that was dealt with outside closes the review, and ends the order that waited for nothing else", () => {
    const { changes } = settle(taken(), "handled_outside");
    expect(kinds(changes)).toEqual([
      ...["close_review", "review_closed", "move_order", "return_stock", "refill_cart"],
    ]);
    expect(changes[2]).toMatchObject({ to: "canceled" });
  });
});
