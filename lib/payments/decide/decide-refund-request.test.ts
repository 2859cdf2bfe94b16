import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RefundFacts, StripeRefundStatus } from "@/lib/stripe/refund-facts";
import type { Change } from "./changes";
import { decide } from "./decide";
import type { Fact, RefundRequest, Rules } from "./fact";
import { newRefund } from "./new-refund";
import { nextState } from "./next-state";
import { type DisputeState, type OrderState, REFUND_STATUSES, type RefundState } from "./order-state";
import { hasClaim } from "./refund-room";
import { attemptOf, orderOf, paidOrderOf, RULES } from "./simulation";

const ANN = "staff-ann";
const ID = "77777777-7777-4777-8777-777777777777";

const asks = (more: Partial<RefundRequest> = {}): Fact => ({
  kind: "refund_requested",
  request: {
    refundId: ID,
    attemptId: attemptOf().id,
    what: { kind: "amount", amount: 1000 },
    restock: false,
    reason: "requested_by_customer",
    note: "rang us",
    by: ANN,
    ...more,
  },
});

const earlier = (more: Partial<RefundState> = {}): RefundState =>
  newRefund({ id: "before", attemptId: attemptOf().id, amount: 5000, status: "succeeded", ...more });

const outcomeOf = (order: OrderState, more: Partial<RefundRequest>, rules: Rules = RULES) =>
  decide(order, asks(more), rules).outcome;
const dos = (changes: readonly Change[]) =>
  changes.map((change) => (change.do === "note" ? change.kind : change.do));

describe("a refund that staff ask for", () => {
  test("is a row with everything they said, a note and a job that sends it", () => {
    const order = paidOrderOf();
    const decision = decide(order, asks(), RULES);
    expect(decision.outcome).toBe("applied");
    expect(dos(decision.changes)).toEqual(["put_refund", "refund_requested", "follow_up"]);
    expect(nextState(order, decision).refunds).toEqual([
      newRefund({
        id: ID,
        attemptId: attemptOf().id,
        amount: 1000,
        reason: "requested_by_customer",
        note: "rang us",
        requestedBy: ANN,
      }),
    ]);
    expect(decision.changes.at(-1)).toEqual({
      do: "follow_up",
      job: { task: "send_refund", refundId: ID },
    });
  });

  test("is one, however often its form is sent", () => {
    const order = paidOrderOf();
    const once = nextState(order, decide(order, asks(), RULES));
    expect(decide(once, asks(), RULES)).toEqual({ outcome: "unchanged", changes: [] });
  });

  test("of the rest is what nothing else has a claim to", () => {
    const order = paidOrderOf({ refunds: [earlier({ amount: 1300, status: "pending" })] });
    const decision = decide(order, asks({ what: { kind: "rest" } }), RULES);
    expect(nextState(order, decision).refunds.at(-1)).toMatchObject({ amount: 4000, lines: [] });
  });

  test.each(["awaiting_approval", "requested", "pending", "requires_action", "succeeded"] as const)(
    "is refused where a %s one leaves too little, by one minor unit",
    (status) => {
      const order = paidOrderOf({ refunds: [earlier({ status })] });
      expect(outcomeOf(order, { what: { kind: "amount", amount: 301 } })).toBe("too_much");
      expect(outcomeOf(order, { what: { kind: "amount", amount: 300 } })).toBe("applied");
    },
  );

  test.each(["failed", "canceled"] as const)("may use what a %s one gave up", (status) => {
    const order = paidOrderOf({ refunds: [earlier({ status })] });
    expect(outcomeOf(order, { what: { kind: "rest" } })).toBe("applied");
  });

  test("is refused when everything is refunded already", () => {
    const order = paidOrderOf({ refunds: [earlier({ amount: 5300 })] });
    expect(outcomeOf(order, { what: { kind: "rest" } })).toBe("too_much");
  });

  test("counts each payment of an order by itself", () => {
    const second = attemptOf({ id: "second", status: "captured", amountReceived: 5300 });
    const { attempts } = paidOrderOf();
    const order = paidOrderOf({ attempts: [...attempts, second], refunds: [earlier({ amount: 5300 })] });
    expect(outcomeOf(order, { attemptId: "second", what: { kind: "rest" } })).toBe("applied");
    expect(outcomeOf(order, { what: { kind: "rest" } })).toBe("too_much");
  });

  test.each(["starting", "payable", "processing", "authorized", "canceled", "lost"] as const)(
    "is refused while its payment is %s",
    (status) => {
      const order = orderOf({ attempts: [attemptOf({ status, amountReceived: 5300 })] });
      expect(outcomeOf(order, {})).toBe("not_captured");
    },
  );

  test("is refused for a payment that the order does not have", () => {
    expect(outcomeOf(paidOrderOf(), { attemptId: "another" })).toBe("not_captured");
  });

  test.each([0, -5, 0.5, Number.NaN])("of %d is impossible", (amount) => {
    expect(outcomeOf(paidOrderOf(), { what: { kind: "amount", amount } })).toBe("amount_impossible");
  });

  test("of a three-decimal currency ends in 0, as Stripe wants it", () => {
    const attempts = [attemptOf({ status: "captured", currency: "kwd", amountReceived: 14_750 })];
    const order = paidOrderOf({ currency: "kwd", attempts });
    const rules = { ...RULES, approvalAbove: { kwd: null } };
    expect(outcomeOf(order, { what: { kind: "amount", amount: 1_005 } }, rules)).toBe("amount_impossible");
    expect(outcomeOf(order, { what: { kind: "amount", amount: 1_010 } }, rules)).toBe("applied");
  });
});

describe("a refund of a disputed payment", () => {
  const dispute = (more: Partial<DisputeState>): DisputeState => ({
    id: "du_1",
    attemptId: attemptOf().id,
    status: "needs_response",
    reason: "fraudulent",
    amount: 5300,
    dueBy: null,
    fundsWithdrawn: true,
    chargeRefundable: false,
    ...more,
  });

  test.each([
    ["is refused while it is open", dispute({}), "charge_disputed"],
    ["is refused when it is lost", dispute({ status: "lost" }), "charge_disputed"],
    [
      "may be while it is an inquiry",
      dispute({ status: "warning_needs_response", chargeRefundable: true }),
      "applied",
    ],
    ["may be when it is won", dispute({ status: "won" }), "applied"],
    ["may be when the inquiry is closed", dispute({ status: "warning_closed" }), "applied"],
    ["may be when it was prevented", dispute({ status: "prevented" }), "applied"],
    ["may be when another payment is disputed", dispute({ attemptId: "another" }), "applied"],
  ] as const)("%s", (_, disputed, outcome) => {
    expect(outcomeOf(paidOrderOf({ disputes: [disputed] }), {})).toBe(outcome);
  });
});

describe("a refund by piece", () => {
  const pieces = (quantity: number, productId = "mug") =>
    ({ kind: "pieces", lines: [{ productId, quantity }] }) as const;

  test("is what was paid for the pieces", () => {
    const order = paidOrderOf();
    const decision = decide(order, asks({ what: pieces(2), restock: true }), RULES);
    expect(nextState(order, decision).refunds).toMatchObject([
      { amount: 4800, restock: true, lines: [{ productId: "mug", quantity: 2 }] },
    ]);
  });

  test.each([
    ["more pieces than were ordered", pieces(3)],
    ["none", pieces(0)],
    ["fewer than none", pieces(-1)],
    ["another product", pieces(1, "bowl")],
    ["one product twice", { kind: "pieces", lines: [...pieces(1).lines, ...pieces(1).lines] } as const],
  ])("of %s is refused", (_, what) => {
    expect(outcomeOf(paidOrderOf(), { what })).toBe("pieces_refunded");
  });

  test("of nothing at all is impossible", () => {
    expect(outcomeOf(paidOrderOf(), { what: { kind: "pieces", lines: [] } })).toBe("amount_impossible");
  });

  test("is refused beyond what others were about, unless those came to nothing", () => {
    const other = earlier({ amount: 2400, status: "requested", lines: [{ productId: "mug", quantity: 1 }] });
    const order = paidOrderOf({ refunds: [other] });
    expect(outcomeOf(order, { what: pieces(2) })).toBe("pieces_refunded");
    expect(outcomeOf(order, { what: pieces(1) })).toBe("applied");
    const failed = paidOrderOf({ refunds: [{ ...other, status: "failed" }] });
    expect(outcomeOf(failed, { what: pieces(2) })).toBe("applied");
  });
});

describe("pieces go back on the shelf", () => {
  const rest = { what: { kind: "rest" }, restock: true } as const;
  const mugs = (quantity: number) => [{ productId: "mug", quantity }];

  test("with a refund of the rest, as far as they are not there or on their way", () => {
    const there = earlier({ amount: 2400, lines: mugs(1), restock: true, restocked: true });
    const order = paidOrderOf({ refunds: [there] });
    const decision = decide(order, asks(rest), RULES);
    expect(nextState(order, decision).refunds.at(-1)).toMatchObject({ amount: 2900, lines: mugs(1) });
  });

  test("but not with an amount", () => {
    expect(outcomeOf(paidOrderOf(), { restock: true })).toBe("nothing_to_restock");
  });

  test("nor from an order that has none: its pieces are on the shelf", () => {
    const late = paidOrderOf({ status: "expired" });
    expect(outcomeOf(late, { what: { kind: "rest" } })).toBe("applied");
    expect(outcomeOf(late, rest)).toBe("nothing_to_restock");
  });

  test("nor twice, where a refund failed after it had succeeded", () => {
    const failed = earlier({ status: "failed", lines: mugs(2), restock: true, restocked: true });
    const order = paidOrderOf({ refunds: [failed] });
    expect(outcomeOf(order, rest)).toBe("nothing_to_restock");
    expect(outcomeOf(order, { what: { kind: "pieces", lines: mugs(1) }, restock: true })).toBe(
      "nothing_to_restock",
    );
    expect(outcomeOf(order, { what: { kind: "pieces", lines: mugs(1) } })).toBe("applied");
  });
});

describe("a second person", () => {
  const rules: Rules = { ...RULES, approvalAbove: { usd: 1000 } };

  test("is asked above the shop's sum, and nothing is sent", () => {
    const order = paidOrderOf();
    const decision = decide(order, asks({ what: { kind: "amount", amount: 1001 } }), rules);
    expect(dos(decision.changes)).toEqual(["put_refund", "refund_awaiting_approval"]);
    expect(nextState(order, decision).refunds).toMatchObject([{ status: "awaiting_approval" }]);
  });

  test("is not asked at the sum itself", () => {
    const order = paidOrderOf();
    expect(nextState(order, decide(order, asks(), rules)).refunds).toMatchObject([{ status: "requested" }]);
  });

  test.each([
    ["what nobody approved before", { requestedBy: "staff-bob" }, "awaiting_approval"],
    ["not what was approved", { requestedBy: "staff-bob", approvedBy: ANN }, "requested"],
    ["not what was made in the Dashboard", {}, "requested"],
    ["not what came to nothing", { requestedBy: "staff-bob", status: "failed" }, "requested"],
  ] as const)("counts %s, so that parts are no way around", (_, more, status) => {
    const order = paidOrderOf({ refunds: [earlier({ amount: 1, ...more })] });
    expect(nextState(order, decide(order, asks(), rules)).refunds.at(-1)).toMatchObject({ status });
  });

  test("is always asked in a currency without a sum, and never where there is none", () => {
    const order = paidOrderOf();
    const status = (approvalAbove: Rules["approvalAbove"]) =>
      nextState(order, decide(order, asks(), { ...rules, approvalAbove })).refunds[0]?.status;
    expect(status({})).toBe("awaiting_approval");
    expect(status({ usd: null })).toBe("requested");
  });
});

// ------------------------------------------------------------------------------------------ any sequence

const STAFF = ["ann", "bob"] as const;
type Step =
  | { do: "ask"; amount: number; by: (typeof STAFF)[number] }
  | { do: "judge"; which: number; approved: boolean; by: (typeof STAFF)[number] }
  | { do: "stripe"; which: number; status: StripeRefundStatus }
  | { do: "dashboard"; amount: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("ask" as const),
    amount: fc.integer({ min: 1, max: 4000 }),
    by: fc.constantFrom(...STAFF),
  }),
  fc.record({
    do: fc.constant("judge" as const),
    which: fc.nat(9),
    approved: fc.boolean(),
    by: fc.constantFrom(...STAFF),
  }),
  fc.record({
    do: fc.constant("stripe" as const),
    which: fc.nat(9),
    status: fc.constantFrom("pending" as const, "succeeded" as const, "failed" as const),
  }),
  fc.record({ do: fc.constant("dashboard" as const), amount: fc.integer({ min: 1, max: 4000 }) }),
);

const claimed = (order: OrderState) =>
  order.refunds.filter(hasClaim).reduce((sum, { amount }) => sum + amount, 0);

/** What Stripe itself has refunded or will: it takes no more than the charge. */
const atStripe = (order: OrderState) =>
  order.refunds
    .filter((refund) => refund.stripeRefundId && hasClaim(refund))
    .reduce((sum, { amount }) => sum + amount, 0);

function refundFacts(refund: RefundState, status: StripeRefundStatus): RefundFacts {
  const { id, amount } = refund;
  return {
    ...{ id: refund.stripeRefundId ?? `re_${id}`, status, amount, currency: "usd" },
    ...{ paymentIntentId: "pi_1", refundId: id, failureReason: null },
  };
}

function play(order: OrderState, taken: Step, n: number): OrderState {
  const rules = { ...RULES, approvalAbove: { usd: 1500 }, newId: `from-dashboard-${n}` };
  const apply = (fact: Fact) => nextState(order, decide(order, fact, rules));
  switch (taken.do) {
    case "ask":
      return apply(
        asks({ refundId: `asked-${n}`, what: { kind: "amount", amount: taken.amount }, by: taken.by }),
      );
    case "judge": {
      const refund = order.refunds[taken.which % Math.max(1, order.refunds.length)];
      return refund
        ? apply({ kind: "refund_judged", refundId: refund.id, approved: taken.approved, by: taken.by })
        : order;
    }
    case "stripe": {
      const refund = order.refunds[taken.which % Math.max(1, order.refunds.length)];
      if (!refund || refund.status === "awaiting_approval" || refund.status === "canceled") return order;
      const fits = refund.stripeRefundId !== null || atStripe(order) + refund.amount <= 5300;
      if (!fits) return apply({ kind: "refund_refused", refundId: refund.id, reason: "too much" });
      return apply({ kind: "refund", refund: refundFacts(refund, taken.status), asked: false });
    }
    case "dashboard": {
      if (atStripe(order) + taken.amount > 5300) return order;
      const made = newRefund({ id: `d${n}`, attemptId: attemptOf().id, amount: taken.amount });
      return apply({
        kind: "refund",
        refund: { ...refundFacts(made, "succeeded"), refundId: null },
        asked: false,
      });
    }
    default:
      return taken satisfies never;
  }
}

describe("whatever staff, Stripe and the Dashboard do, in any order", () => {
  test("what we ask for never exceeds what was captured", () => {
    const ours = step.filter((one) => one.do !== "dashboard");
    fc.assert(
      fc.property(fc.array(ours, { maxLength: 30 }), (steps) => {
        let order = paidOrderOf();
        for (const [n, taken] of steps.entries()) {
          order = play(order, taken, n);
          expect(claimed(order)).toBeLessThanOrEqual(5300);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("with refunds of the Dashboard among them, only what is on its way to Stripe may be refused there", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const order = steps.reduce(play, paidOrderOf());
        const sent = order.refunds.filter(({ status }) => status === "requested");
        const answered = sent.reduce<OrderState>(
          (now, { id }) =>
            nextState(now, decide(now, { kind: "refund_refused", refundId: id, reason: "x" }, RULES)),
          order,
        );
        expect(atStripe(order)).toBeLessThanOrEqual(5300);
        expect(claimed(answered)).toBeLessThanOrEqual(5300);
      }),
      { numRuns: 3_000 },
    );
  });

  test("nobody sends above the shop's sum what no second person has approved", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const order = steps.reduce(play, paidOrderOf());
        const alone = order.refunds.filter(
          (refund) => refund.requestedBy && !refund.approvedBy && refund.status !== "awaiting_approval",
        );
        for (const { requestedBy, approvedBy } of order.refunds) {
          if (approvedBy) expect(approvedBy).not.toBe(requestedBy);
        }
        const live = alone.filter(hasClaim).reduce((sum, { amount }) => sum + amount, 0);
        expect(live).toBeLessThanOrEqual(1500);
      }),
      { numRuns: 3_000 },
    );
  });
});

test("every status of a refund either has a claim to the money or has given it up", () => {
  expect(REFUND_STATUSES.filter((status) => !hasClaim({ status }))).toEqual(["failed", "canceled"]);
});
