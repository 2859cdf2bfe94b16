import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DisputeFacts, StripeDisputeStatus } from "@/lib/stripe/dispute-facts";
import { STRIPE_DISPUTE_STATUSES } from "@/lib/stripe/dispute-facts";
import { type Change, UNCHANGED } from "./changes";
import { decide } from "./decide";
import { nextState } from "./next-state";
import type { OrderState } from "./order-state";
import { attemptOf, orderOf, RULES } from "./simulation";

const paid = orderOf({
  status: "paid",
  attempts: [attemptOf({ status: "captured", paymentIntentId: "pi_1", amountReceived: 5300 })],
});

const disputeOf = (more: Partial<DisputeFacts> = {}): DisputeFacts => ({
  id: "du_1",
  status: "needs_response",
  reason: "fraudulent",
  amount: 5300,
  currency: "usd",
  paymentIntentId: "pi_1",
  dueBy: 1_800_000_000,
  fundsWithdrawn: false,
  chargeRefundable: false,
  ...more,
});

const told = (dispute: DisputeFacts) => ({ kind: "dispute", dispute, asked: false }) as const;
const asked = (dispute: DisputeFacts) => ({ kind: "dispute", dispute, asked: true }) as const;
const notes = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.do === "note" ? [change.kind] : []));
const disputedOrder = () => nextState(paid, decide(paid, told(disputeOf()), RULES));

describe("a dispute", () => {
  test("that is opened marks the order, with amount, reason and deadline", () => {
    const { changes } = decide(paid, told(disputeOf()), RULES);
    expect(notes(changes)).toEqual(["dispute_opened"]);
    expect(disputedOrder()).toMatchObject({
      disputeOpen: true,
      disputes: [{ id: "du_1", reason: "fraudulent", amount: 5300, dueBy: 1_800_000_000 }],
    });
  });

  test.each([
    ["won", "dispute_won", false],
    ["lost", "dispute_lost", false],
    ["prevented", "dispute_closed", false],
    ["under_review", "dispute_changed", true],
  ] as const)("that is %s says so", (status, note, open) => {
    const decision = decide(disputedOrder(), told(disputeOf({ status })), RULES);
    expect(notes(decision.changes)).toEqual([note]);
    expect(nextState(disputedOrder(), decision).disputeOpen).toBe(open);
  });

  test("an inquiry that is closed is the good end", () => {
    const inquiry = nextState(
      paid,
      decide(paid, told(disputeOf({ status: "warning_needs_response" })), RULES),
    );
    const { changes } = decide(inquiry, told(disputeOf({ status: "warning_closed" })), RULES);
    expect(notes(changes)).toEqual(["dispute_closed"]);
  });

  test("takes the money away, and a won one brings it back", () => {
    const withdrawn = disputeOf({ status: "under_review", fundsWithdrawn: true });
    const away = decide(disputedOrder(), told(withdrawn), RULES);
    expect(notes(away.changes)).toEqual(["dispute_changed", "dispute_funds_withdrawn"]);
    const back = decide(nextState(disputedOrder(), away), told(disputeOf({ status: "won" })), RULES);
    expect(notes(back.changes)).toEqual(["dispute_won", "dispute_funds_reinstated"]);
  });

  test("told again changes nothing", () => {
    expect(decide(disputedOrder(), told(disputeOf()), RULES).outcome).toBe("unchanged");
  });

  test("of which a second one is open keeps the order disputed when the first is over", () => {
    const both = nextState(disputedOrder(), decide(disputedOrder(), told(disputeOf({ id: "du_2" })), RULES));
    const one = nextState(both, decide(both, told(disputeOf({ status: "lost" })), RULES));
    expect(one.disputeOpen).toBe(true);
    const none = nextState(one, decide(one, told(disputeOf({ id: "du_2", status: "lost" })), RULES));
    expect(none.disputeOpen).toBe(false);
  });

  test("that overtook the news of its payment waits until Stripe was asked about both", () => {
    const unpaid = orderOf({ attempts: [attemptOf({ status: "payable", paymentIntentId: "pi_1" })] });
    expect(decide(unpaid, told(disputeOf()), RULES)).toEqual({
      outcome: "ambiguous",
      changes: [{ do: "follow_up", job: { task: "reconcile_dispute", disputeId: "du_1" } }],
    });
  });

  test.each([
    ["under_review", "needs_response"],
    ["lost", "under_review"],
    ["won", "appeal_under_review"],
  ] as const)("that is %s does not believe an older %s", (now, old) => {
    const order = nextState(paid, decide(paid, told(disputeOf({ status: now })), RULES));
    expect(decide(order, told(disputeOf({ status: old })), RULES).outcome).toBe("ambiguous");
  });
});

describe("what is told of a dispute", () => {
  test("names its amount, reason and status on the timeline", () => {
    expect(decide(paid, told(disputeOf({ amount: 300 })), RULES).changes).toEqual([
      {
        do: "put_dispute",
        dispute: {
          id: "du_1",
          attemptId: attemptOf().id,
          status: "needs_response",
          reason: "fraudulent",
          amount: 300,
          dueBy: 1_800_000_000,
          fundsWithdrawn: false,
          chargeRefundable: false,
        },
      },
      { do: "set_sums", refundedAmount: 0, disputeOpen: true },
      {
        do: "note",
        kind: "dispute_opened",
        detail: {
          amount: 300,
          currency: "usd",
          reason: "fraudulent",
          dispute: "du_1",
          status: "needs_response",
        },
      },
    ]);
  });

  test.each([
    { reason: "product_not_received" },
    { amount: 100 },
    { dueBy: null },
    { chargeRefundable: true },
  ] as const)("is kept as Stripe has it now (%o), and is no news for the timeline", (more) => {
    expect(decide(disputedOrder(), told(disputeOf(more)), RULES)).toEqual({
      outcome: "ambiguous",
      changes: [{ do: "follow_up", job: { task: "reconcile_dispute", disputeId: "du_1" } }],
    });
    expect(decide(disputedOrder(), asked(disputeOf(more)), RULES)).toEqual({
      outcome: "applied",
      changes: [{ do: "put_dispute", dispute: { ...disputedOrder().disputes[0], ...more } }],
    });
  });

  test.each([
    ["warning_needs_response", true],
    ["warning_under_review", true],
    ["warning_closed", false],
    ["needs_response", true],
    ["under_review", true],
    ["prevented", false],
    ["lost", false],
    ["appeal_needs_response", true],
    ["appeal_under_review", true],
    ["won", false],
    // What Stripe adds later may need an answer.
    ["unknown", true],
  ] as const)("marks the order as disputed while it is open (%s: %s)", (status, disputeOpen) => {
    expect(nextState(paid, decide(paid, told(disputeOf({ status })), RULES))).toMatchObject({ disputeOpen });
  });

  test("is about the payment that it is against, where the order has two", () => {
    const second = attemptOf({ id: "the second", status: "captured", paymentIntentId: "pi_2" });
    const twice = { ...paid, attempts: [...paid.attempts, second] };
    const { disputes } = nextState(twice, decide(twice, told(disputeOf({ paymentIntentId: "pi_2" })), RULES));
    expect(disputes).toMatchObject([{ attemptId: "the second" }]);
  });

  test("of a payment that the order does not have is asked about, and then left", () => {
    const stranger = disputeOf({ paymentIntentId: "pi_other" });
    expect(decide(paid, told(stranger), RULES).outcome).toBe("ambiguous");
    expect(decide(paid, asked(stranger), RULES)).toEqual(UNCHANGED);
  });
});

test("whatever order its news comes in, asking once at the end gives the same dispute", () => {
  const anyDispute = fc
    .record({
      status: fc.constantFrom<StripeDisputeStatus>(...STRIPE_DISPUTE_STATUSES, "unknown"),
      fundsWithdrawn: fc.boolean(),
      dueBy: fc.constantFrom(null, 1_800_000_000),
    })
    .map(disputeOf);
  fc.assert(
    fc.property(fc.array(anyDispute, { maxLength: 8 }), anyDispute, (facts, truth) => {
      const run = (all: Parameters<typeof decide>[1][]) =>
        all.reduce<OrderState>((order, fact) => nextState(order, decide(order, fact, RULES)), paid);
      const essence = ({ disputes, disputeOpen }: OrderState) => ({ disputes, disputeOpen });
      expect(essence(run([...facts.map(told), asked(truth)]))).toEqual(essence(run([asked(truth)])));
    }),
    { numRuns: 3_000 },
  );
});
