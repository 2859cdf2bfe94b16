import { expect, test } from "vitest";
import { STRIPE_DISPUTE_STATUSES } from "@/lib/stripe/dispute-facts";
import { decide } from "./decide";
import { nextState } from "./next-state";
import type { DisputeState, OrderState } from "./order-state";
import { attemptOf, paidOrderOf, RULES } from "./simulation";

const DUE = 1_800_000_000;

const dispute = (more: Partial<DisputeState> = {}): DisputeState => ({
  ...{ id: "du_1", attemptId: attemptOf().id, status: "needs_response", reason: "fraudulent", amount: 5300 },
  ...{ dueBy: DUE, fundsWithdrawn: true, chargeRefundable: false },
  ...more,
});

const near = (order: OrderState, dueBy = DUE) =>
  decide(order, { kind: "dispute_deadline_near", disputeId: "du_1", dueBy }, RULES);

test("evidence that is due and was not sent is left to a person, once", () => {
  const order = paidOrderOf({ disputes: [dispute()] });
  const decision = near(order);
  expect(decision.changes).toMatchObject([
    { do: "note", kind: "dispute_deadline", detail: { dispute: "du_1", amount: 5300, due: DUE } },
    { do: "open_review", reason: "dispute_deadline", subject: `du_1:${DUE}` },
  ]);
  expect(near(nextState(order, decision))).toEqual({ outcome: "unchanged", changes: [] });
});

test("another deadline of the same dispute is told again", () => {
  const told = paidOrderOf({ disputes: [dispute()] });
  const after = nextState(told, near(told));
  const appealed = { ...after, disputes: [dispute({ status: "appeal_needs_response", dueBy: DUE + 1 })] };
  expect(near(appealed, DUE + 1).outcome).toBe("applied");
});

test("a deadline that is the dispute's no more is not told", () => {
  expect(near(paidOrderOf({ disputes: [dispute({ dueBy: DUE + 1 })] })).outcome).toBe("unchanged");
  expect(near(paidOrderOf()).outcome).toBe("unchanged");
});

test.each(STRIPE_DISPUTE_STATUSES)(
  "a dispute that is %s is told only where the shop has to answer",
  (status) => {
    const waits = ["needs_response", "warning_needs_response", "appeal_needs_response"].includes(status);
    const order = paidOrderOf({ disputes: [dispute({ status })] });
    expect(near(order).outcome).toBe(waits ? "applied" : "unchanged");
  },
);

test("of two disputes the one is told whose evidence is due, whatever else was reviewed of it", () => {
  const order = paidOrderOf({
    disputes: [dispute({ id: "du_0", dueBy: DUE + 1 }), dispute({ amount: 300 })],
    reviews: [{ id: "v1", reason: "paid_twice", subject: `du_1:${DUE}`, open: true }],
  });
  expect(near(order)).toMatchObject({
    outcome: "applied",
    changes: [{ detail: { dispute: "du_1", amount: 300, currency: "usd", due: DUE } }, { do: "open_review" }],
  });
});
