import { describe, expect, test } from "vitest";
import { newRefund } from "./new-refund";
import type { RefundState } from "./order-state";
import { piecesToRefund, piecesToRestock, refundRoom, wholeRest } from "./refund-room";
import { attemptOf, paidOrderOf } from "./simulation";

const items = [
  { productId: "mug", quantity: 2, unitAmount: 2400 },
  { productId: "bowl", quantity: 3, unitAmount: 500 },
];
const refundOf = (more: Partial<RefundState>) =>
  newRefund({ id: "r1", attemptId: attemptOf().id, amount: 100, status: "succeeded", ...more });
const having = (...refunds: RefundState[]) => paidOrderOf({ items, refunds });
const mugs = (quantity: number) => [{ productId: "mug", quantity }];

describe("how much of a payment can still be refunded", () => {
  const attempt = attemptOf({ status: "captured", amountReceived: 5300 });

  test("is what was received without what others have a claim to, of this payment alone", () => {
    const refunds = [
      refundOf({ amount: 300 }),
      refundOf({ amount: 1000, status: "pending" }),
      refundOf({ amount: 2000, status: "failed" }),
      refundOf({ amount: 700, attemptId: "another" }),
    ];
    expect(refundRoom({ refunds }, attempt)).toBe(4000);
  });

  test("is below zero where Stripe has refunded more than was known", () => {
    expect(refundRoom({ refunds: [refundOf({ amount: 5301 })] }, attempt)).toBe(-1);
  });

  test("is nothing of a payment whose money never came", () => {
    expect(refundRoom({ refunds: [] }, { ...attempt, status: "authorized" })).toBe(0);
  });
});

describe("pieces that can be refunded", () => {
  test("are those of the product that no refund has a claim to", () => {
    const order = having(
      refundOf({ lines: [...mugs(1), { productId: "bowl", quantity: 2 }], status: "requested" }),
      refundOf({ lines: mugs(1), status: "failed" }),
    );
    expect([piecesToRefund(order, "mug"), piecesToRefund(order, "bowl")]).toEqual([1, 1]);
    expect(piecesToRefund(order, "never ordered")).toBe(0);
  });
});

describe("pieces that can go back on the shelf", () => {
  test.each([
    ["are there already", { restocked: true, restock: true }, 1],
    ["are there already, of a refund that failed afterwards", { restocked: true, status: "failed" }, 1],
    ["are on their way there", { restock: true, status: "pending" }, 1],
    ["never went there, because the refund failed", { restock: true, status: "failed" }, 2],
    ["were refunded and not sent back", { restock: false }, 2],
  ] as const)("are all but those that %s", (_, more, left) => {
    expect(piecesToRestock(having(refundOf({ lines: mugs(1), ...more })), "mug")).toBe(left);
  });

  test("with a refund of all that is left are those that are in no refund and not on the shelf", () => {
    expect(wholeRest(having())).toEqual([...mugs(2), { productId: "bowl", quantity: 3 }]);
    const bowls = { productId: "bowl", quantity: 3 };
    // Refunded before and kept by the shopper.
    expect(wholeRest(having(refundOf({ lines: mugs(1) })))).toEqual([...mugs(1), bowls]);
    // On the shelf, and the refund failed afterwards.
    const failed = refundOf({ lines: mugs(1), restock: true, restocked: true, status: "failed" });
    expect(wholeRest(having(failed))).toEqual([...mugs(1), bowls]);
    expect(wholeRest(having(refundOf({ lines: mugs(2) })))).toEqual([bowls]);
  });
});
