import { describe, expect, test } from "vitest";
import { decide } from "./decide";
import type { RefundRequest, Rules } from "./fact";
import { newRefund } from "./new-refund";
import { nextState } from "./next-state";
import type { OrderState, RefundLine, RefundState } from "./order-state";
import { attemptOf, paidOrderOf, RULES } from "./simulation";

const order = (refunds: RefundState[] = []) =>
  paidOrderOf({
    refunds,
    items: [
      { productId: "mug", quantity: 2, unitAmount: 2400 },
      { productId: "bowl", quantity: 1, unitAmount: 500 },
    ],
  });

const ask = (of: OrderState, more: Partial<RefundRequest>, rules: Rules = RULES) => {
  const request: RefundRequest = {
    refundId: "r1",
    attemptId: attemptOf().id,
    what: { kind: "amount", amount: 1000 },
    restock: false,
    reason: "damaged",
    note: null,
    by: "ann",
    ...more,
  };
  return decide(of, { kind: "refund_requested", request }, rules);
};
const pieces = (...lines: RefundLine[]) => ({ kind: "pieces", lines }) as const;
const mugs = (quantity: number) => ({ productId: "mug", quantity });
const bowls = (quantity: number) => ({ productId: "bowl", quantity });

describe("a refund of pieces of several products", () => {
  test("is what was paid for each", () => {
    const what = pieces(bowls(1), mugs(2));
    expect(nextState(order(), ask(order(), { what })).refunds).toMatchObject([
      { amount: 5300, lines: what.lines },
    ]);
  });

  test("is refused as a whole where there are too few of one", () => {
    expect(ask(order(), { what: pieces(mugs(1), bowls(2)) }).outcome).toBe("pieces_refunded");
    expect(ask(order(), { what: pieces(bowls(2), mugs(1)) }).outcome).toBe("pieces_refunded");
  });

  test("puts none of them on the shelf where one is there already", () => {
    const onTheShelf = newRefund({
      ...{ id: "before", attemptId: attemptOf().id, amount: 500, status: "failed", lines: [bowls(1)] },
      ...{ restock: true, restocked: true },
    });
    const what = pieces(mugs(1), bowls(1));
    expect(ask(order([onTheShelf]), { what, restock: true }).outcome).toBe("nothing_to_restock");
    expect(ask(order([onTheShelf]), { what }).outcome).toBe("applied");
  });
});

describe("what is told of a refund that staff ask for", () => {
  const detail = { amount: 1000, currency: "usd", refund: "r1", reason: "damaged" };

  test("is its amount and why it is given back", () => {
    expect(ask(order(), {}).changes[1]).toEqual({ do: "note", kind: "refund_requested", detail });
  });

  test("is the same while it waits for a second person", () => {
    const { changes } = ask(order(), {}, { ...RULES, approvalAbove: {} });
    expect(changes.slice(1)).toEqual([{ do: "note", kind: "refund_awaiting_approval", detail }]);
  });

  test("is no reason where nobody gave one", () => {
    const { reason: _, ...without } = detail;
    expect(ask(order(), { reason: null }).changes[1]).toEqual({
      do: "note",
      kind: "refund_requested",
      detail: without,
    });
  });
});

describe("a refund that Stripe tells of", () => {
  const toldOf = (of: OrderState, amount: number, refundId: string | null) =>
    decide(
      of,
      {
        kind: "refund",
        refund: {
          ...{ id: "re_1", status: "pending", amount, currency: "usd", paymentIntentId: "pi_1", refundId },
          failureReason: null,
        },
        asked: false,
      },
      RULES,
    );
  const waiting = (more: Partial<RefundState> = {}) =>
    newRefund({
      ...{ id: "waiting", attemptId: attemptOf().id, amount: 4300, status: "awaiting_approval" },
      ...more,
    });

  test("ends one that waits for approval and no longer fits, and says which", () => {
    const { changes } = toldOf(order([waiting()]), 1001, null);
    expect(changes.slice(-2)).toEqual([
      { do: "put_refund", refund: { ...waiting(), status: "canceled", failureReason: "overtaken" } },
      { do: "note", kind: "refund_overtaken", detail: { amount: 4300, currency: "usd", refund: "waiting" } },
    ]);
  });

  test("counts once where it was known before, so that what fits beside it still waits", () => {
    const sent = newRefund({ id: "sent", attemptId: attemptOf().id, amount: 1000 });
    const before = order([sent, waiting()]);
    expect(nextState(before, toldOf(before, 1000, "sent")).refunds).toMatchObject([
      { id: "sent", status: "pending" },
      { id: "waiting", status: "awaiting_approval" },
    ]);
  });

  test("ends none that is about another payment, however new", () => {
    const before = order([waiting({ amount: 1 }), waiting({ id: "other", attemptId: "another" })]);
    expect(nextState(before, toldOf(before, 5300, null)).refunds).toMatchObject([
      { id: "waiting", status: "canceled" },
      { id: "other", status: "awaiting_approval" },
      { amount: 5300 },
    ]);
  });
});
