import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RefundFacts, StripeRefundStatus } from "@/lib/stripe/refund-facts";
import type { Change } from "./changes";
import { decide } from "./decide";
import { newRefund } from "./new-refund";
import { nextState } from "./next-state";
import type { OrderState, RefundState } from "./order-state";
import { attemptOf, orderOf, paidOrderOf, RULES } from "./simulation";

const ours = (more: Partial<RefundState> = {}): RefundState =>
  newRefund({ id: "66666666-6666-4666-8666-666666666666", attemptId: attemptOf().id, amount: 1000, ...more });

const refundOf = (more: Partial<RefundFacts> = {}): RefundFacts => ({
  id: "re_1",
  status: "succeeded",
  amount: 1000,
  currency: "usd",
  paymentIntentId: "pi_1",
  refundId: ours().id,
  failureReason: null,
  ...more,
});

const told = (refund: RefundFacts) => ({ kind: "refund", refund, asked: false }) as const;
const asked = (refund: RefundFacts) => ({ kind: "refund", refund, asked: true }) as const;
const kinds = (changes: readonly Change[]) =>
  changes.map((change) => (change.do === "note" || change.do === "mail" ? change.kind : change.do));

describe("a refund that staff asked for", () => {
  test("has succeeded: the order's sum follows, and the shopper is told", () => {
    const order = paidOrderOf({ refunds: [ours()] });
    const decision = decide(order, told(refundOf()), RULES);
    expect(kinds(decision.changes)).toEqual(["put_refund", "set_sums", "refund_succeeded", "refunded"]);
    expect(nextState(order, decision)).toMatchObject({
      refundedAmount: 1000,
      refunds: [{ id: ours().id, stripeRefundId: "re_1", status: "succeeded" }],
    });
  });

  test("is pending first, which is no refunded money yet", () => {
    const order = paidOrderOf({ refunds: [ours()] });
    const decision = decide(order, told(refundOf({ status: "pending" })), RULES);
    expect(kinds(decision.changes)).toEqual(["put_refund", "refund_pending"]);
    expect(nextState(order, decision).refundedAmount).toBe(0);
  });

  test("puts its pieces back on the shelf when it has succeeded, and once", () => {
    const restocking = ours({ restock: true, lines: [{ productId: "mug", quantity: 1 }] });
    const order = paidOrderOf({ refunds: [restocking] });
    const first = decide(order, told(refundOf()), RULES);
    expect(kinds(first.changes)).toContain("restock");
    const failed = nextState(
      nextState(order, first),
      decide(nextState(order, first), told(refundOf({ status: "failed" })), RULES),
    );
    expect(kinds(decide(failed, asked(refundOf()), RULES).changes)).not.toContain("restock");
  });

  test("fails after it had succeeded: the sum goes back, a person and the shopper are told", () => {
    const order = paidOrderOf({
      refunds: [ours({ status: "succeeded", stripeRefundId: "re_1" })],
      refundedAmount: 1000,
    });
    const failed = refundOf({ status: "failed", failureReason: "expired_or_canceled_card" });
    const decision = decide(order, told(failed), RULES);
    expect(kinds(decision.changes)).toEqual([
      "put_refund",
      "set_sums",
      "refund_failed",
      "open_review",
      "refund_failed",
    ]);
    expect(decision.changes[3]).toMatchObject({ reason: "refund_failed", subject: ours().id });
    expect(nextState(order, decision).refundedAmount).toBe(0);
  });

  test("is refused by Stripe: nothing was sent, so only a person is told", () => {
    const order = paidOrderOf({ refunds: [ours()] });
    const decision = decide(
      order,
      { kind: "refund_refused", refundId: ours().id, reason: "charge_disputed" },
      RULES,
    );
    expect(kinds(decision.changes)).toEqual(["put_refund", "refund_failed", "open_review"]);
    expect(nextState(order, decision).refunds).toMatchObject([
      { status: "failed", failureReason: "charge_disputed" },
    ]);
  });

  test("cannot be refused once Stripe has it", () => {
    const order = paidOrderOf({ refunds: [ours({ status: "pending", stripeRefundId: "re_1" })] });
    const refused = { kind: "refund_refused", refundId: ours().id, reason: "x" } as const;
    expect(decide(order, refused, RULES).outcome).toBe("unchanged");
  });
});

describe("a refund made in the Dashboard", () => {
  const elsewhere = refundOf({ refundId: null });

  test("becomes a row of its own, exactly once", () => {
    const order = paidOrderOf();
    const decision = decide(order, told(elsewhere), RULES);
    expect(kinds(decision.changes)).toEqual(["put_refund", "set_sums", "refund_succeeded", "refunded"]);
    const known = nextState(order, decision);
    expect(known.refunds).toMatchObject([{ id: RULES.newId, stripeRefundId: "re_1", amount: 1000 }]);
    expect(decide(known, told(elsewhere), { ...RULES, newId: "another" }).outcome).toBe("unchanged");
  });

  test("adds to what was refunded before", () => {
    const before = ours({ status: "succeeded", stripeRefundId: "re_0" });
    const order = paidOrderOf({ refunds: [before], refundedAmount: 1000 });
    const decision = decide(order, told(refundOf({ refundId: null, amount: 300 })), RULES);
    expect(nextState(order, decision).refundedAmount).toBe(1300);
  });

  test("ends what waits for approval where it leaves too little, the newest first, and nothing else", () => {
    const waiting = (id: string, amount: number) => ours({ id, amount, status: "awaiting_approval" });
    const order = paidOrderOf({ refunds: [waiting("first", 2000), waiting("second", 2000)] });
    const decision = decide(order, told(refundOf({ refundId: null, amount: 3000 })), RULES);
    expect(nextState(order, decision).refunds).toMatchObject([
      { id: "first", status: "awaiting_approval" },
      { id: "second", status: "canceled", failureReason: "overtaken" },
      { amount: 3000, status: "succeeded" },
    ]);
    expect(kinds(decision.changes)).toContain("refund_overtaken");
    const harmless = decide(order, told(refundOf({ refundId: null, amount: 1300 })), RULES);
    expect(kinds(harmless.changes)).not.toContain("refund_overtaken");
  });

  test("of another payment than the order's is not its business", () => {
    expect(decide(paidOrderOf(), asked(refundOf({ paymentIntentId: "pi_other" })), RULES).outcome).toBe(
      "unchanged",
    );
  });
});

test("a refund that overtook the news of its payment waits until Stripe was asked about both", () => {
  const unpaid = orderOf({ attempts: [attemptOf({ status: "payable", paymentIntentId: "pi_1" })] });
  expect(decide(unpaid, told(refundOf()), RULES)).toEqual({
    outcome: "ambiguous",
    changes: [{ do: "follow_up", job: { task: "reconcile_refund", stripeRefundId: "re_1" } }],
  });
});

test.each(["pending", "requires_action", "unknown"] as const)(
  "news that a succeeded refund is %s is not believed unless Stripe was asked",
  (status) => {
    const order = paidOrderOf({
      refunds: [ours({ status: "succeeded", stripeRefundId: "re_1" })],
      refundedAmount: 1000,
    });
    expect(decide(order, told(refundOf({ status })), RULES).outcome).toBe("ambiguous");
  },
);

const NEXT: Readonly<Partial<Record<StripeRefundStatus, readonly StripeRefundStatus[]>>> = {
  pending: ["requires_action", "succeeded", "failed", "canceled"],
  requires_action: ["pending", "succeeded", "failed", "canceled"],
  succeeded: ["failed"],
};

const refundLife = fc
  .tuple(fc.constantFrom("pending", "succeeded", "requires_action"), fc.array(fc.nat(), { maxLength: 4 }))
  .map(([first, choices]) => {
    const life = [refundOf({ status: first as StripeRefundStatus })];
    for (const choice of choices) {
      const next = NEXT[life[life.length - 1]?.status ?? "unknown"];
      const status = next?.[choice % next.length];
      if (!status) break;
      life.push(refundOf({ status }));
    }
    return life;
  });

test("whatever order its news comes in, asking once at the end gives the same refund and the same sum", () => {
  fc.assert(
    fc.property(refundLife, fc.array(fc.nat(), { maxLength: 10 }), fc.boolean(), (life, picks, known) => {
      const start = paidOrderOf({ refunds: known ? [ours()] : [] });
      const run = (facts: Parameters<typeof decide>[1][]) =>
        facts.reduce<OrderState>((order, fact) => nextState(order, decide(order, fact, RULES)), start);
      const truth = life[life.length - 1];
      if (!truth) return;
      const wandering = picks.flatMap((pick) => life[pick % life.length] ?? []).map(told);
      const essence = ({ refundedAmount, refunds }: OrderState) => ({
        refundedAmount,
        refunds: refunds.map(({ status, amount, stripeRefundId }) => ({ status, amount, stripeRefundId })),
      });
      expect(essence(run([...wandering, asked(truth)]))).toEqual(essence(run([asked(truth)])));
    }),
    { numRuns: 3_000 },
  );
});
