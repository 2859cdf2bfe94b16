import { describe, expect, test } from "vitest";
import type { RefundFacts } from "@/lib/stripe/refund-facts";
import { UNCHANGED } from "./changes";
import { decide } from "./decide";
import { newRefund } from "./new-refund";
import type { OrderState, RefundState } from "./order-state";
import { attemptOf, having, kinds, paidOrderOf, RULES, refundFactsOf } from "./simulation";

const told = (refund: RefundFacts) => ({ kind: "refund", refund, asked: false }) as const;
const asked = (refund: RefundFacts) => ({ kind: "refund", refund, asked: true }) as const;
const ASK = {
  outcome: "ambiguous",
  changes: [{ do: "follow_up", job: { task: "reconcile_refund", stripeRefundId: "re_1" } }],
};

const paid = paidOrderOf();
/** A refund that staff asked for, as its row stands. */
const row = (more: Partial<RefundState>): RefundState =>
  newRefund({ id: "ours", attemptId: attemptOf().id, amount: 1000, ...more });
const withRows = (...refunds: RefundState[]): OrderState => ({ ...paid, refunds });

describe("which refund Stripe speaks of", () => {
  test("is the one that it carries the id of, where several wait for Stripe", () => {
    const order = withRows(row({ id: "first" }), row({ id: "second" }));
    expect(having(order, told(refundFactsOf({ refundId: "second" }))).refunds).toMatchObject([
      { id: "first", stripeRefundId: null, status: "requested" },
      { id: "second", stripeRefundId: "re_1", status: "succeeded" },
    ]);
  });

  test("is none that waits for Stripe, where it was made in the Dashboard: both count", () => {
    const { refunds, refundedAmount } = having(withRows(row({})), told(refundFactsOf()));
    expect(refunds).toMatchObject([
      { id: "ours", stripeRefundId: null, status: "requested" },
      {
        id: RULES.newId,
        stripeRefundId: "re_1",
        status: "succeeded",
        lines: [],
        restock: false,
        restocked: false,
      },
    ]);
    expect(refundedAmount).toBe(1000);
  });

  test("is a new one, where Stripe made a second for one row: the money went out twice, and the books say so", () => {
    const order = withRows(row({ stripeRefundId: "re_0", status: "succeeded" }));
    const after = having({ ...order, refundedAmount: 1000 }, told(refundFactsOf({ refundId: "ours" })));
    expect(after.refunds).toMatchObject([
      { stripeRefundId: "re_0" },
      { id: RULES.newId, stripeRefundId: "re_1" },
    ]);
    expect(after.refundedAmount).toBe(2000);
  });

  test("was held for refused, and failed at Stripe: it gets its name there and is told once", () => {
    const order = withRows(row({ status: "failed", failureReason: "charge_disputed" }));
    const failed = refundFactsOf({
      refundId: "ours",
      status: "failed",
      failureReason: "lost_or_stolen_card",
    });
    const bound = { ...order.refunds[0], stripeRefundId: "re_1", failureReason: "lost_or_stolen_card" };
    for (const fact of [told(failed), asked(failed)])
      expect(decide(order, fact, RULES)).toEqual({
        outcome: "applied",
        changes: [{ do: "put_refund", refund: bound }],
      });
  });
});

describe("what is told of a refund", () => {
  const waiting = () => withRows(row({}));

  test("names its amount and Stripe's name for it", () => {
    expect(decide(waiting(), told(refundFactsOf({ refundId: "ours" })), RULES).changes).toEqual([
      { do: "put_refund", refund: { ...row({}), stripeRefundId: "re_1", status: "succeeded" } },
      { do: "set_sums", refundedAmount: 1000, disputeOpen: false },
      {
        do: "note",
        kind: "refund_succeeded",
        detail: { amount: 1000, currency: "usd", refund: "re_1" },
      },
      { do: "mail", kind: "refunded", subject: "ours" },
    ]);
  });

  test("says why it failed, to the person who must look as well", () => {
    const failed = refundFactsOf({
      refundId: "ours",
      status: "failed",
      failureReason: "lost_or_stolen_card",
    });
    const detail = { amount: 1000, currency: "usd", refund: "re_1", reason: "lost_or_stolen_card" };
    expect(decide(waiting(), told(failed), RULES).changes.slice(1)).toEqual([
      { do: "note", kind: "refund_failed", detail },
      { do: "open_review", reason: "refund_failed", subject: "ours", detail },
      { do: "mail", kind: "refund_failed", subject: "ours" },
    ]);
  });

  test("that Stripe refused goes by our name for it, since Stripe has none", () => {
    const order = withRows(row({ id: "another" }), row({}));
    const refusal = { kind: "refund_refused", refundId: "ours", reason: "charge_disputed" } as const;
    const detail = { amount: 1000, currency: "usd", refund: "ours", reason: "charge_disputed" };
    expect(decide(order, refusal, RULES)).toMatchObject({
      outcome: "applied",
      changes: [
        { do: "put_refund", refund: { id: "ours", status: "failed", failureReason: "charge_disputed" } },
        { do: "note", kind: "refund_failed", detail },
        { do: "open_review", reason: "refund_failed", subject: "ours", detail },
      ],
    });
    expect(decide(paid, refusal, RULES)).toEqual(UNCHANGED);
  });

  test.each([
    ["pending", "requires_action"],
    ["requires_action", "pending"],
    ["failed", "canceled"],
    ["canceled", "failed"],
  ] as const)("that it is %s is not taken back by news, of no known age, that it is %s", (now, then) => {
    const order = withRows(row({ stripeRefundId: "re_1", status: now }));
    const news = refundFactsOf({ refundId: "ours", status: then });
    expect(decide(order, told(news), RULES)).toEqual(ASK);
    expect(kinds(decide(order, asked(news), RULES).changes).slice(0, 2)).toEqual([
      "put_refund",
      `refund_${then}`,
    ]);
  });

  test.each(["pending", "succeeded", "failed"] as const)(
    "that it is %s, told again, changes nothing",
    (status) => {
      const order = withRows(row({ stripeRefundId: "re_1", status }));
      const news = refundFactsOf({ refundId: "ours", status });
      expect(decide(order, told(news), RULES)).toEqual(UNCHANGED);
      expect(decide(order, asked(news), RULES)).toEqual(UNCHANGED);
    },
  );

  test("of a payment that the order does not have is asked about, and then left", () => {
    const stranger = refundFactsOf({ paymentIntentId: "pi_other" });
    expect(decide(paid, told(stranger), RULES)).toEqual(ASK);
    expect(decide(paid, asked(stranger), RULES)).toEqual(UNCHANGED);
  });
});
