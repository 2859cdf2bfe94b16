import { describe, expect, test } from "vitest";
import { UNCHANGED } from "./changes";
import { decide } from "./decide";
import type { CapturedPart, Fact } from "./fact";
import { nextState } from "./next-state";
import type { OrderState } from "./order-state";
import { attemptOf, having, kinds, orderOf, paymentOf, RULES, told } from "./simulation";

const ATTEMPT = attemptOf().id;
const HELD = { status: "authorized", paymentIntentId: "pi_1", manual: true } as const;

const heldOrder = (more: Partial<OrderState> = {}) =>
  orderOf({ status: "processing", itemsInCart: false, attempts: [attemptOf(HELD)], ...more });

const command = (what: CapturedPart, captureId = "c1"): Fact => ({
  kind: "capture_requested",
  request: { captureId, attemptId: ATTEMPT, what },
});
const refusedBy = (captureId: string): Fact => ({
  kind: "capture_refused",
  attemptId: ATTEMPT,
  captureId,
  reason: "amount_too_large",
});

describe("staff decide about held money", () => {
  test.each([
    [{ kind: "all" }, 5300, "capture_requested", { amount: 5300, currency: "usd", released: 0 }],
    [
      { kind: "amount", amount: 3000 },
      3000,
      "capture_requested",
      { amount: 3000, currency: "usd", released: 2300 },
    ],
    [
      { kind: "amount", amount: 5300 },
      5300,
      "capture_requested",
      { amount: 5300, currency: "usd", released: 0 },
    ],
    [{ kind: "release" }, 0, "release_requested", { amount: 5300, currency: "usd" }],
  ] as const)(
    "%o is written down with its key before Stripe is told",
    (what, captureAmount, kind, detail) => {
      expect(decide(heldOrder(), command(what), RULES)).toEqual({
        outcome: "applied",
        changes: [
          { do: "put_attempt", attempt: attemptOf({ ...HELD, captureAmount, captureId: "c1" }) },
          { do: "note", kind, detail },
          { do: "follow_up", job: { task: "send_capture", attemptId: ATTEMPT } },
        ],
      });
    },
  );

  test.each([
    [5301, "more_than_held"],
    [0, "amount_impossible"],
    [-1, "amount_impossible"],
    [1.5, "amount_impossible"],
  ] as const)("not %s of 5300", (amount, why) => {
    expect(decide(heldOrder(), command({ kind: "amount", amount }), RULES)).toEqual({
      outcome: why,
      changes: [],
    });
  });

  test("once: the same form changes nothing, and another one is too late", () => {
    const order = having(heldOrder(), command({ kind: "amount", amount: 3000 }));
    expect(decide(order, command({ kind: "amount", amount: 3000 }), RULES)).toEqual(UNCHANGED);
    expect(decide(order, command({ kind: "all" }), RULES)).toEqual(UNCHANGED);
    for (const kind of ["all", "release"] as const)
      expect(decide(order, command({ kind }, "c2"), RULES)).toEqual({
        outcome: "already_decided",
        changes: [],
      });
  });

  test.each(["starting", "payable", "processing", "captured", "canceled", "refused", "lost"] as const)(
    "only where it is held, not of an attempt that is %s",
    (status) => {
      const order = heldOrder({ attempts: [attemptOf({ ...HELD, status })] });
      expect(decide(order, command({ kind: "all" }), RULES).outcome).toBe("not_authorized");
      expect(decide(order, command({ kind: "release" }), RULES).outcome).toBe("not_authorized");
    },
  );

  test("of no attempt that the order does not have", () => {
    const another = heldOrder({ attempts: [attemptOf({ ...HELD, id: "a2" })] });
    expect(decide(another, command({ kind: "all" }), RULES).outcome).toBe("not_authorized");
  });

  test.each(["paid", "canceled", "expired"] as const)(
    "what is held for an order that is %s can only be let go",
    (status) => {
      const order = heldOrder({ status });
      expect(decide(order, command({ kind: "all" }), RULES).outcome).toBe("order_closed");
      expect(decide(order, command({ kind: "amount", amount: 1 }), RULES).outcome).toBe("order_closed");
      expect(decide(order, command({ kind: "release" }), RULES).outcome).toBe("applied");
    },
  );
});

describe("what Stripe then does", () => {
  const part = having(heldOrder(), command({ kind: "amount", amount: 3000 }));

  test("pays the order with the part that was decided", () => {
    const decision = decide(part, told(paymentOf({ status: "succeeded", amountReceived: 3000 })), RULES);
    expect(decision.outcome).toBe("applied");
    expect(decision.changes[1]).toEqual({
      ...{ do: "move_order", from: "processing", to: "paid" },
      detail: { amount: 3000, currency: "usd", released: 2300 },
    });
    expect(nextState(part, decision)).toMatchObject({
      status: "paid",
      totalAmount: 5300,
      attempts: [{ status: "captured", amountReceived: 3000, captureAmount: 3000 }],
    });
  });

  test("and does not let a refusal be told of something that is done, or of another decision", () => {
    const paid = having(part, told(paymentOf({ status: "succeeded", amountReceived: 3000 })));
    expect(decide(paid, refusedBy("c1"), RULES)).toEqual(UNCHANGED);
    expect(decide(part, refusedBy("c2"), RULES)).toEqual(UNCHANGED);
    expect(decide(heldOrder(), refusedBy("c1"), RULES)).toEqual(UNCHANGED);
    const another = heldOrder({
      attempts: [attemptOf({ ...HELD, id: "a2", captureAmount: 1, captureId: "c1" })],
    });
    expect(decide(another, refusedBy("c1"), RULES)).toEqual(UNCHANGED);
    expect(decide(orderOf({ attempts: [] }), refusedBy("c1"), RULES)).toEqual(UNCHANGED);
  });

  test.each([
    [{ kind: "amount", amount: 3000 }, 3000],
    [{ kind: "release" }, 5300],
  ] as const)("or refuses (%o), and staff decide anew under another key", (what, amount) => {
    const decided = having(heldOrder(), command(what));
    const decision = decide(decided, refusedBy("c1"), RULES);
    expect(decision).toEqual({
      outcome: "applied",
      changes: [
        { do: "put_attempt", attempt: attemptOf({ ...HELD, captureId: "c1" }) },
        {
          ...{ do: "note", kind: "capture_refused" },
          detail: { amount, currency: "usd", reason: "amount_too_large" },
        },
      ],
    });
    const again = nextState(decided, decision);
    expect(decide(again, refusedBy("c1"), RULES)).toEqual(UNCHANGED);
    // The form that was refused is not sent anew by itself.
    expect(decide(again, command(what), RULES)).toEqual(UNCHANGED);
    expect(decide(again, command({ kind: "all" }, "c2"), RULES).outcome).toBe("applied");
  });

  test("and lets go of it where that was decided: the order ends, and the shopper is told", () => {
    const order = having(heldOrder(), command({ kind: "release" }));
    const { changes } = decide(order, told(paymentOf({ status: "canceled" })), RULES);
    expect(kinds(changes)).toEqual([
      "put_attempt",
      "authorization_released",
      "move_order",
      "return_stock",
      "refill_cart",
      "authorization_ended",
    ]);
  });
});
