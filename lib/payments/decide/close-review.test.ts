import { describe, expect, test } from "vitest";
import { decide } from "./decide";
import { newRefund } from "./new-refund";
import { nextState } from "./next-state";
import type { AttemptState, OrderState, RefundState, ReviewState } from "./order-state";
import type { ReviewChoice } from "./review-choices";
import { attemptOf, kinds, orderOf, paidOrderOf, RULES } from "./simulation";

const MUCH = { ...RULES, approvalAbove: { usd: 0 } };
const review = (more: Partial<ReviewState> = {}): ReviewState => ({
  ...{ id: "v1", reason: "refund_failed", subject: "failed", open: true },
  ...more,
});
const refund = (more: Partial<RefundState>) =>
  newRefund({ id: "failed", attemptId: attemptOf().id, amount: 2400, status: "failed", ...more });
const settle = (order: OrderState, choice: ReviewChoice, rules = RULES) =>
  decide(
    order,
    {
      kind: "review_settled",
      reviewId: "v1",
      commandId: "again",
      closing: { by: "ann", choice, note: null },
    },
    rules,
  );
const approve = (order: OrderState) =>
  decide(order, { kind: "refund_judged", refundId: "again", approved: true, by: "bob" }, MUCH);

test("a review that nobody wrote a word to is closed without one", () => {
  const order = paidOrderOf({ reviews: [review({ reason: "dispute_deadline" })] });
  expect(settle(order, "seen")).toEqual({
    outcome: "applied",
    changes: [
      {
        do: "close_review",
        reviewId: "v1",
        remaining: null,
        closing: { by: "ann", choice: "seen", note: null },
      },
      { do: "note", kind: "review_closed", detail: { reason: "dispute_deadline", choice: "seen" } },
    ],
  });
});

test("only the review that was closed is closed", () => {
  const order = paidOrderOf({
    reviews: [review({ id: "v0" }), review({ reason: "another_amount" })],
  });
  expect(nextState(order, settle(order, "handled_outside")).reviews).toMatchObject([
    { id: "v0", open: true },
    { id: "v1", open: false },
  ]);
});

describe("a failed refund that is asked for again", () => {
  const order = (...refunds: RefundState[]) =>
    paidOrderOf({
      refunds: [refund({ id: "other", amount: 1 }), refund({}), ...refunds],
      reviews: [review()],
    });

  test("is the one that the review is about", () => {
    expect(nextState(order(), settle(order(), "try_again")).refunds.at(-1)).toMatchObject({
      ...{ id: "again", amount: 2400, status: "requested", reviewId: "v1" },
    });
  });

  test("and waits for a second person closes the review as tried again, once it is approved", () => {
    const waiting = nextState(order(), settle(order(), "try_again", MUCH));
    expect(waiting.refunds.at(-1)).toMatchObject({ status: "awaiting_approval" });
    const decision = approve(waiting);
    expect(decision.changes).toContainEqual({
      do: "close_review",
      reviewId: "v1",
      remaining: null,
      closing: { by: "bob", choice: "try_again", note: null },
    });
    expect(nextState(waiting, decision).reviews).toMatchObject([{ open: false }]);
  });

  test("and is approved once the review is closed already closes it no second time", () => {
    const waiting = nextState(order(), settle(order(), "try_again", MUCH));
    for (const reviews of [[review({ open: false })], [review({ open: false }), review({ id: "v0" })], []]) {
      const { changes } = approve({ ...waiting, reviews });
      expect(changes.map((change) => change.do)).toEqual(["put_refund", "note", "follow_up"]);
    }
  });

  test.each([
    ["one of this review that was declined", { reviewId: "v1", status: "canceled" }],
    ["one of another review that waits", { reviewId: "v0", status: "awaiting_approval" }],
    ["one without a review that waits", { status: "awaiting_approval" }],
  ] as const)("is not held up by %s", (_, more) => {
    expect(settle(order(refund({ id: "before", amount: 100, ...more })), "try_again").outcome).toBe(
      "applied",
    );
  });
});

describe("an authorization that nobody wanted", () => {
  const order = (...attempts: AttemptState[]) =>
    paidOrderOf({
      attempts,
      reviews: [review({ reason: "authorized_not_captured", subject: "pi_held" })],
    });
  const canceled = attemptOf({ id: "a1", status: "canceled", paymentIntentId: "pi_0" });

  test("is the one that the review is about, whatever other attempts there are", () => {
    const held = attemptOf({ status: "authorized", paymentIntentId: "pi_held" });
    const after = nextState(order(canceled, held), settle(order(canceled, held), "cancel_authorization"));
    expect(after.attempts).toEqual([canceled, { ...held, captureAmount: 0, captureId: "again" }]);
    expect(settle(order(canceled), "cancel_authorization").outcome).toBe("no_such_choice");
  });
});

describe("an order that was paid more than once", () => {
  const captured = (id: string) =>
    attemptOf({ id, status: "captured", paymentIntentId: `pi_${id}`, amountReceived: 5300 });
  const order = paidOrderOf({
    attempts: [
      attemptOf({ id: "lost", status: "lost" }),
      ...["first", "second", "third"].map(captured),
      attemptOf({ id: "canceled", status: "canceled" }),
    ],
    reviews: [review({ id: "v0" }), review({ reason: "paid_twice", subject: "pi_third" })],
  });

  test.each([
    ["refund_older", "first"],
    ["refund_newer", "third"],
  ] as const)(
    "%s gives back what the %s payment brought, and puts nothing on the shelf",
    (choice, attemptId) => {
      expect(nextState(order, settle(order, choice)).refunds).toMatchObject([
        { attemptId, amount: 5300, restock: false, lines: [] },
      ]);
    },
  );

  test.each(["refund_older", "refund_newer"] as const)(
    "%s closes its own review, once a second person approves it",
    (choice) => {
      const { changes } = approve(nextState(order, settle(order, choice, MUCH)));
      expect(changes.slice(-2)).toEqual([
        {
          do: "close_review",
          reviewId: "v1",
          remaining: "refund_failed",
          closing: { by: "bob", choice, note: null },
        },
        { do: "note", kind: "review_closed", detail: { reason: "paid_twice", choice } },
      ]);
    },
  );
});

describe("money that somebody has seen to", () => {
  const attempt = (status: AttemptState["status"]) => attemptOf({ id: status, status });
  const seenTo = (more: Partial<OrderState>) =>
    kinds(
      settle(orderOf({ reviews: [review({ reason: "unknown_attempt" })], ...more }), "handled_outside")
        .changes,
    );
  const CLOSED = ["close_review", "review_closed"];
  const ENDED = [...CLOSED, "move_order", "return_stock"];

  test("ends an order that was open only for it, and leaves what the shopper is told to a person", () => {
    const waiting = { status: "processing", itemsInCart: false } as const;
    expect(seenTo({ ...waiting, attempts: [attempt("canceled")] })).toEqual([...ENDED, "refill_cart"]);
    expect(seenTo({ attempts: [attempt("captured")] })).toEqual(ENDED);
    expect(seenTo({ attempts: [attempt("canceled"), attempt("captured")] })).toEqual(ENDED);
  });

  test("cancels a pending order, which nobody let run out of time", () => {
    const reviews = [review({ reason: "another_captured_amount", subject: "pi_1" })];
    const open = orderOf({ attempts: [attempt("captured")], reviews });
    expect(nextState(open, settle(open, "handled_outside")).status).toBe("canceled");
    const taken = {
      ...open,
      attempts: [{ ...attempt("captured"), paymentIntentId: "pi_1", amountReceived: 100 }],
    };
    expect(nextState(taken, settle(taken, "refund_captured")).status).toBe("canceled");
  });

  test("is no reason to end an order of which another refund is tried again", () => {
    const captured = attemptOf({ status: "captured", amountReceived: 5300 });
    const order = orderOf({ attempts: [captured], refunds: [refund({})], reviews: [review()] });
    expect(kinds(settle(order, "try_again").changes).slice(-2)).toEqual(CLOSED);
  });

  test("ends none that can still be paid, or that nothing was paid for", () => {
    expect(seenTo({ attempts: [attempt("captured"), attempt("payable")] })).toEqual(CLOSED);
    expect(seenTo({ attempts: [attempt("canceled")] })).toEqual(CLOSED);
    expect(seenTo({ attempts: [] })).toEqual(CLOSED);
  });
});

test("a reason of a later version is closed as it is", () => {
  const order = paidOrderOf({ reviews: [review({ reason: "of_a_later_version" })] });
  expect(kinds(settle(order, "keep").changes)).toEqual(["close_review", "review_closed"]);
});
