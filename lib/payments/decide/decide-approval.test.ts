import { describe, expect, test } from "vitest";
import { decide } from "./decide";
import { newRefund } from "./new-refund";
import { nextState } from "./next-state";
import { type DisputeState, type OrderState, REFUND_STATUSES } from "./order-state";
import { attemptOf, paidOrderOf, RULES } from "./simulation";

const waiting = newRefund({
  id: "waiting",
  attemptId: attemptOf().id,
  amount: 5300,
  status: "awaiting_approval",
  requestedBy: "ann",
});

const judge = (order: OrderState, approved: boolean, by = "bob", refundId = "waiting") =>
  decide(order, { kind: "refund_judged", refundId, approved, by }, RULES);

const told = (changes: ReturnType<typeof judge>["changes"]) =>
  changes.map((change) => (change.do === "note" ? change.kind : change.do));

describe("a refund that waits", () => {
  test("is sent when a second person approves it, in their name", () => {
    const order = paidOrderOf({ refunds: [waiting] });
    const decision = judge(order, true);
    expect(told(decision.changes)).toEqual(["put_refund", "refund_approved", "follow_up"]);
    expect(nextState(order, decision).refunds).toEqual([
      { ...waiting, status: "requested", approvedBy: "bob" },
    ]);
  });

  test("ends when a second person declines it, and its money is free again", () => {
    const order = paidOrderOf({ refunds: [waiting] });
    const decision = judge(order, false);
    expect(told(decision.changes)).toEqual(["put_refund", "refund_declined"]);
    expect(nextState(order, decision).refunds).toMatchObject([
      { status: "canceled", failureReason: "declined_by_staff", approvedBy: null },
    ]);
  });

  test.each([true, false])("is not judged by who asked for it (%s)", (approved) => {
    expect(judge(paidOrderOf({ refunds: [waiting] }), approved, "ann").outcome).toBe("same_person");
  });

  test("stays what it is when the same person approves it once more", () => {
    const order = paidOrderOf({ refunds: [waiting] });
    const sent = nextState(order, judge(order, true));
    expect(judge(sent, true)).toEqual({ outcome: "unchanged", changes: [] });
    expect(judge(sent, true, "cleo").outcome).toBe("not_waiting");
    expect(judge(sent, false).outcome).toBe("not_waiting");
  });

  test("is refused when its payment was disputed meanwhile", () => {
    const dispute: DisputeState = {
      ...{ id: "du_1", attemptId: waiting.attemptId, status: "needs_response", reason: "fraudulent" },
      ...{ amount: 5300, dueBy: null, fundsWithdrawn: true, chargeRefundable: false },
    };
    const order = paidOrderOf({ refunds: [waiting], disputes: [dispute] });
    expect(judge(order, true).outcome).toBe("charge_disputed");
    expect(judge(order, false).outcome).toBe("applied");
  });

  test("is refused when others have left too little", () => {
    const other = newRefund({ id: "other", attemptId: waiting.attemptId, amount: 1, status: "succeeded" });
    expect(judge(paidOrderOf({ refunds: [waiting, other] }), true).outcome).toBe("too_much");
  });
});

test.each(REFUND_STATUSES.filter((status) => status !== "awaiting_approval"))(
  "a refund that is %s waits for nobody",
  (status) => {
    const order = paidOrderOf({ refunds: [{ ...waiting, status }] });
    expect(judge(order, true).outcome).toBe("not_waiting");
    expect(judge(order, false).outcome).toBe("not_waiting");
  },
);

test("nobody judges a refund that the order does not have", () => {
  expect(judge(paidOrderOf(), true).outcome).toBe("not_waiting");
});

describe("what is told of a judgement", () => {
  const other = newRefund({ id: "other", attemptId: "another", amount: 1, status: "awaiting_approval" });
  const order = paidOrderOf({ refunds: [other, waiting] });
  const detail = { amount: 5300, currency: "usd", refund: "waiting" };

  test("is the refund's amount, and what was approved is sent", () => {
    expect(judge(order, true)).toEqual({
      outcome: "applied",
      changes: [
        { do: "put_refund", refund: { ...waiting, status: "requested", approvedBy: "bob" } },
        { do: "note", kind: "refund_approved", detail },
        { do: "follow_up", job: { task: "send_refund", refundId: "waiting" } },
      ],
    });
  });

  test("is the same of one that was declined, and nothing is sent", () => {
    expect(judge(order, false)).toEqual({
      outcome: "applied",
      changes: [
        {
          do: "put_refund",
          refund: { ...waiting, status: "canceled", failureReason: "declined_by_staff" },
        },
        { do: "note", kind: "refund_declined", detail },
      ],
    });
  });

  test("is too much for a payment that the order does not have, or has less of than another", () => {
    expect(judge({ ...order, attempts: [] }, true).outcome).toBe("too_much");
    const rich = attemptOf({ id: "another", status: "captured", amountReceived: 9900 });
    const poor = attemptOf({ status: "captured", amountReceived: 5299 });
    expect(judge({ ...order, attempts: [rich, poor] }, true).outcome).toBe("too_much");
  });
});
