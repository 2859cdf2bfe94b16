import { describe, expect, test } from "vitest";
import type { Change, ReviewReason } from "./changes";
import { decide } from "./decide";
import type { Fact } from "./fact";
import { newRefund } from "./new-refund";
import { nextState } from "./next-state";
import type { OrderState, ReviewState } from "./order-state";
import { choicesOf, isAboutMoney, type ReviewChoice } from "./review-choices";
import { attemptOf, paidOrderOf, RULES } from "./simulation";

const captured = (id: string) =>
  attemptOf({ id, status: "captured", paymentIntentId: `pi_${id}`, amountReceived: 5300 });

const review = (reason: ReviewReason, subject: string, id = "v1"): ReviewState => ({
  ...{ id, reason, subject, open: true },
});

const twice = (more: Partial<OrderState> = {}) =>
  paidOrderOf({
    attempts: [captured("older"), attemptOf({ id: "lost", status: "lost" }), captured("newer")],
    reviews: [review("paid_twice", "pi_newer")],
    ...more,
  });

const settle = (order: OrderState, choice: ReviewChoice, rules = RULES, note: string | null = null) =>
  decide(
    order,
    { kind: "review_settled", reviewId: "v1", commandId: "r1", closing: { by: "ann", choice, note } },
    rules,
  );

const dos = (changes: readonly Change[]) =>
  changes.map((change) => (change.do === "note" ? change.kind : change.do));

describe("an order that was paid twice", () => {
  test.each([
    ["refund_older", "older"],
    ["refund_newer", "newer"],
  ] as const)("%s gives that payment back, and closes the review", (choice, attemptId) => {
    const order = twice();
    const decision = settle(order, choice);
    expect(dos(decision.changes)).toEqual([
      "put_refund",
      "refund_requested",
      "follow_up",
      "close_review",
      "review_closed",
    ]);
    const after = nextState(order, decision);
    expect(after.refunds).toMatchObject([
      { id: "r1", attemptId, amount: 5300, reason: "paid_twice", requestedBy: "ann", reviewId: "v1" },
    ]);
    expect(after.reviews).toMatchObject([{ open: false }]);
  });

  test("is settled once: the form sent again changes nothing, another one is too late", () => {
    const order = twice();
    const after = nextState(order, settle(order, "refund_newer"));
    expect(settle(after, "refund_newer").outcome).toBe("unchanged");
    const another: Fact = {
      kind: "review_settled",
      reviewId: "v1",
      commandId: "r2",
      closing: { by: "bob", choice: "refund_older", note: null },
    };
    expect(decide(after, another, RULES).outcome).toBe("review_closed");
  });

  test("has no older and newer payment when only one is known", () => {
    expect(settle(twice({ attempts: [captured("older")] }), "refund_older").outcome).toBe("no_such_choice");
  });

  describe("above the shop's sum", () => {
    const rules = { ...RULES, approvalAbove: { usd: 1000 } };

    test("waits for a second person with its review open, and nobody chooses anything else meanwhile", () => {
      const order = twice();
      const decision = settle(order, "refund_newer", rules);
      expect(dos(decision.changes)).toEqual(["put_refund", "refund_awaiting_approval"]);
      const waiting = nextState(order, decision);
      const other: Fact = {
        kind: "review_settled",
        reviewId: "v1",
        commandId: "r2",
        closing: { by: "bob", choice: "handled_outside", note: "x" },
      };
      expect(decide(waiting, other, rules).outcome).toBe("refund_waits");
    });

    test.each(["refund_newer", "refund_older"] as const)("%s closes it once it is approved", (choice) => {
      const order = twice();
      const waiting = nextState(order, settle(order, choice, rules, "sorry"));
      const approve = { kind: "refund_judged", refundId: "r1", approved: true, by: "bob" } as const;
      const decision = decide(waiting, approve, rules);
      expect(decision.changes).toContainEqual({
        do: "close_review",
        reviewId: "v1",
        remaining: null,
        closing: { by: "bob", choice, note: "sorry" },
      });
    });

    test("leaves it open when it is declined", () => {
      const order = twice();
      const waiting = nextState(order, settle(order, "refund_newer", rules));
      const decline = { kind: "refund_judged", refundId: "r1", approved: false, by: "bob" } as const;
      const declined = nextState(waiting, decide(waiting, decline, rules));
      expect(declined.reviews).toMatchObject([{ open: true }]);
      expect(settle({ ...declined, refunds: [] }, "handled_outside").outcome).toBe("applied");
    });
  });
});

describe("a refund that failed", () => {
  const failed = newRefund({
    id: "failed",
    attemptId: attemptOf().id,
    amount: 2400,
    status: "failed",
    lines: [{ productId: "mug", quantity: 1 }],
    restock: true,
    reason: "returned",
  });
  const order = (more = failed) =>
    paidOrderOf({ refunds: [more], reviews: [review("refund_failed", "failed")] });

  test("is asked for again as it was", () => {
    expect(nextState(order(), settle(order(), "try_again")).refunds.at(-1)).toMatchObject({
      ...{ id: "r1", amount: 2400, status: "requested", lines: failed.lines, restock: true },
      ...{ reason: "returned", requestedBy: "ann" },
    });
  });

  test("does not put its pieces on the shelf a second time", () => {
    const restocked = order({ ...failed, restocked: true });
    expect(nextState(restocked, settle(restocked, "try_again")).refunds.at(-1)).toMatchObject({
      lines: failed.lines,
      restock: false,
    });
  });

  test("stays under review when it cannot be asked for again", () => {
    const other = newRefund({ id: "other", attemptId: failed.attemptId, amount: 5300, status: "pending" });
    const full = paidOrderOf({ refunds: [failed, other], reviews: [review("refund_failed", "failed")] });
    expect(settle(full, "try_again")).toEqual({ outcome: "too_much", changes: [] });
    expect(settle(full, "handled_outside").outcome).toBe("applied");
  });

  test("that nobody knows cannot be tried again", () => {
    const gone = paidOrderOf({ reviews: [review("refund_failed", "gone")] });
    expect(settle(gone, "try_again").outcome).toBe("no_such_choice");
  });
});

const REASONS: readonly ReviewReason[] = [
  "another_order",
  "another_payment_intent",
  "another_currency",
  "another_mode",
  "another_amount",
  "another_captured_amount",
  "authorized_not_captured",
  "authorization_lapsed",
  "paid_twice",
  "unmatched_payment",
  "unknown_attempt",
  "refund_failed",
  "dispute_deadline",
];
const PLAIN: readonly ReviewChoice[] = ["handled_outside", "keep", "seen", "refund_it"];

describe.each(REASONS)("a review because of %s", (reason) => {
  const order = paidOrderOf({ reviews: [review(reason, "pi_1")] });

  test("can be closed", () => {
    expect(choicesOf(reason).length).toBeGreaterThan(0);
    for (const choice of choicesOf(reason).filter((one) => PLAIN.includes(one))) {
      const decision = settle(order, choice, RULES, "seen to");
      expect(decision.changes).toEqual([
        {
          do: "close_review",
          reviewId: "v1",
          remaining: null,
          closing: { by: "ann", choice, note: "seen to" },
        },
        { do: "note", kind: "review_closed", detail: { reason, choice, note: "seen to" } },
      ]);
    }
  });

  test("has no choices of others", () => {
    const all: readonly ReviewChoice[] = REASONS.flatMap(choicesOf);
    for (const choice of all.filter((one) => !choicesOf(reason).includes(one))) {
      expect(settle(order, choice).outcome).toBe("no_such_choice");
    }
  });
});

test("with several reasons at once, the first that is still open stays on the order", () => {
  const order = paidOrderOf({
    reviews: [
      review("another_amount", "pi_1", "v0"),
      review("another_amount", "pi_2", "v1"),
      review("another_currency", "pi_3", "v2"),
    ],
  });
  const first = settle(order, "handled_outside");
  expect(first.changes[0]).toMatchObject({ reviewId: "v1", remaining: "another_amount" });
  const closed = { ...order, reviews: order.reviews.map((one) => ({ ...one, open: one.id !== "v0" })) };
  expect(settle(closed, "handled_outside").changes[0]).toMatchObject({
    reviewId: "v1",
    remaining: "another_currency",
  });
});

test("a review that is closed, or that the order does not have, stays as it is", () => {
  const closed = paidOrderOf({ reviews: [{ ...review("another_amount", "pi_1"), open: false }] });
  expect(settle(closed, "keep").outcome).toBe("review_closed");
  expect(settle(paidOrderOf(), "keep").outcome).toBe("review_closed");
});

test("a reason of a later version can be kept as it is, and nothing else", () => {
  expect(choicesOf("of_a_later_version")).toEqual(["keep"]);
});

test("what moves money, or says that it was moved, is told apart from the rest", () => {
  const all = [...new Set(REASONS.flatMap(choicesOf))];
  expect(all.filter((choice) => !isAboutMoney(choice)).sort()).toEqual(["seen"]);
  expect(choicesOf("of_a_later_version").some(isAboutMoney)).toBe(false);
});
