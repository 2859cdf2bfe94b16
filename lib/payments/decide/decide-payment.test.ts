import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayMove } from "@/lib/orders/order-status";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import type { Change } from "./changes";
import { decide } from "./decide";
import { nextState } from "./next-state";
import { mayTakeMoney, type OrderState } from "./order-state";
import { asked, attemptOf, deliveries, orderOf, paymentOf, RULES, told } from "./simulation";

const MANUAL = { ...RULES, manualCapture: true };

function kinds(changes: readonly Change[]): string[] {
  return changes.map((change) => (change.do === "note" || change.do === "mail" ? change.kind : change.do));
}

function having(order: OrderState, ...facts: Parameters<typeof decide>[1][]): OrderState {
  return facts.reduce((state, fact) => nextState(state, decide(state, fact, RULES)), order);
}

describe("money that arrives", () => {
  test("makes the order paid, takes its items out of the cart and writes one mail", () => {
    const { outcome, changes } = decide(orderOf(), told(paymentOf({ status: "succeeded" })), RULES);
    expect(outcome).toBe("applied");
    expect(changes).toEqual([
      {
        do: "put_attempt",
        attempt: attemptOf({ status: "captured", paymentIntentId: "pi_1", amountReceived: 5300 }),
      },
      { do: "move_order", from: "pending", to: "paid", detail: { amount: 5300, currency: "usd" } },
      { do: "take_from_cart" },
      { do: "mail", kind: "order_confirmed", subject: "" },
    ]);
  });

  test.each(["expired", "canceled"] as const)(
    "for an %s order takes the items from the shelf again",
    (status) => {
      const order = orderOf({
        status,
        attempts: [attemptOf({ status: "canceled", paymentIntentId: "pi_1" })],
      });
      const { changes } = decide(order, told(paymentOf({ status: "succeeded" })), RULES);
      expect(kinds(changes)).toEqual([
        "put_attempt",
        "move_order",
        "take_stock",
        "take_from_cart",
        "order_confirmed",
      ]);
    },
  );

  test("for a closed order whose items are gone goes back at once, all of it", () => {
    const closed = [attemptOf({ status: "canceled", paymentIntentId: "pi_1" })];
    const order = orderOf({ status: "expired", stockAvailable: false, attempts: closed });
    const { outcome, changes } = decide(order, told(paymentOf({ status: "succeeded" })), RULES);
    expect(outcome).toBe("applied");
    expect(kinds(changes)).toEqual([
      "put_attempt",
      "put_refund",
      "refund_requested",
      "follow_up",
      "paid_too_late",
    ]);
    expect(changes[1]).toMatchObject({
      refund: { id: RULES.newId, status: "requested", amount: 5300, attemptId: closed[0]?.id },
    });
    expect(changes[3]).toEqual({ do: "follow_up", job: { task: "send_refund", refundId: RULES.newId } });
  });

  test("a second time is kept, and a person must look", () => {
    const second = attemptOf({ id: "44444444-4444-4444-8444-444444444444" });
    const order = orderOf({
      status: "paid",
      attempts: [attemptOf({ status: "captured", paymentIntentId: "pi_0", amountReceived: 5300 }), second],
    });
    const { outcome, changes } = decide(
      order,
      told(paymentOf({ status: "succeeded", attemptId: second.id })),
      RULES,
    );
    expect(outcome).toBe("review");
    expect(kinds(changes)).toEqual(["put_attempt", "payment_captured_again", "open_review"]);
    expect(changes[2]).toMatchObject({ reason: "paid_twice", subject: "pi_1" });
  });

  test("stops whatever else of the order could still be paid", () => {
    const other = attemptOf({
      id: "44444444-4444-4444-8444-444444444444",
      status: "payable",
      paymentIntentId: "pi_other",
    });
    const order = orderOf({ attempts: [attemptOf({ status: "lost" }), other] });
    const { changes } = decide(order, told(paymentOf({ status: "succeeded" })), RULES);
    expect(changes).toContainEqual({
      do: "follow_up",
      job: { task: "cancel_payment_intent", paymentIntentId: "pi_other" },
    });
  });
});

describe("the gate before paid", () => {
  test.each([
    ["another_amount", { amountReceived: 1 }],
    ["another_amount", { amount: 1, amountReceived: 1 }],
    ["another_currency", { currency: "eur" }],
    ["another_mode", { livemode: true }],
    ["another_order", { orderId: null }],
  ] as const)("%s (%o) is left to a person", (reason, change) => {
    const decision = decide(orderOf(), told(paymentOf({ status: "succeeded", ...change })), RULES);
    expect(decision).toEqual({
      outcome: "review",
      changes: [{ do: "open_review", reason, subject: "pi_1", detail: { payment: "pi_1" } }],
    });
  });

  test("the same reason about the same payment is told once", () => {
    const wrong = told(paymentOf({ status: "succeeded", amountReceived: 1 }));
    expect(decide(having(orderOf(), wrong), wrong, RULES)).toEqual({ outcome: "review", changes: [] });
  });

  const bound = orderOf({ attempts: [attemptOf({ status: "payable", paymentIntentId: "pi_mine" })] });

  test("a second PaymentIntent of the attempt that is unpaid is canceled, without fuss", () => {
    expect(decide(bound, told(paymentOf()), RULES)).toEqual({
      outcome: "applied",
      changes: [{ do: "follow_up", job: { task: "cancel_payment_intent", paymentIntentId: "pi_1" } }],
    });
    expect(decide(bound, told(paymentOf({ status: "canceled" })), RULES).changes).toEqual([]);
  });

  test.each(["processing", "requires_capture", "succeeded"] as const)(
    "a second PaymentIntent of the attempt that is %s is left to a person",
    (status) => {
      const decision = decide(bound, told(paymentOf({ status })), RULES);
      expect(decision).toMatchObject({ outcome: "review", changes: [{ reason: "another_payment_intent" }] });
    },
  );

  test.each([
    ["succeeded", "open_review"],
    ["processing", "open_review"],
    ["requires_capture", "open_review"],
    ["requires_action", "follow_up"],
  ] as const)("a %s PaymentIntent of an attempt nobody knows: %s", (status, change) => {
    const stranger = paymentOf({ status, attemptId: "55555555-5555-4555-8555-555555555555" });
    expect(kinds(decide(orderOf(), told(stranger), RULES).changes)).toEqual([change]);
  });

  test("a canceled PaymentIntent of an attempt nobody knows says nothing", () => {
    expect(
      decide(orderOf(), told(paymentOf({ status: "canceled", attemptId: null })), RULES).changes,
    ).toEqual([]);
  });
});

describe("a refused card", () => {
  const declined = (id: string) => paymentOf({ decline: { id, code: "insufficient_funds" } });

  test("is a fact on a pending order and counts once however often it is told", () => {
    const once = having(orderOf(), told(declined("ch_1")));
    expect(once).toMatchObject({
      status: "pending",
      attempts: [{ status: "payable", declineIds: ["ch_1"], declineCode: "insufficient_funds" }],
    });
    const late = having(once, told(declined("ch_2")));
    expect(decide(late, told(declined("ch_1")), RULES).outcome).toBe("unchanged");
  });

  test("too often ends the order, once Stripe has stopped its PaymentIntent", () => {
    const seven = Array.from({ length: 7 }, (_, index) => told(declined(`ch_${index}`)));
    const order = having(orderOf(), ...seven);
    const { changes } = decide(order, told(declined("ch_8")), RULES);
    expect(kinds(changes)).toEqual(["put_attempt", "payment_declined", "too_many_declines", "follow_up"]);
    expect(changes[3]).toEqual({
      do: "follow_up",
      job: { task: "close_order", orderId: order.id, as: "canceled" },
    });
    expect(kinds(decide(orderOf(), told(declined("ch_1")), RULES).changes)).not.toContain(
      "too_many_declines",
    );
  });
});

describe("money on its way", () => {
  const processing = told(paymentOf({ status: "processing" }));
  const failed = paymentOf({ decline: { id: "py_1", code: "debit_not_authorized" } });

  test("moves the order on, empties the cart and tells the shopper that the order was received", () => {
    expect(kinds(decide(orderOf(), processing, RULES).changes)).toEqual([
      "put_attempt",
      "move_order",
      "take_from_cart",
      "order_received",
    ]);
  });

  test("that fails opens the order again only once Stripe was asked, and fills the cart", () => {
    const waiting = having(orderOf(), processing);
    expect(decide(waiting, told(failed), RULES)).toEqual({
      outcome: "ambiguous",
      changes: [{ do: "follow_up", job: { task: "reconcile_payment", paymentIntentId: "pi_1" } }],
    });
    expect(kinds(decide(waiting, asked(failed), RULES).changes)).toEqual([
      "put_attempt",
      "payment_declined",
      "move_order",
      "refill_cart",
      "payment_failed",
    ]);
  });

  test("told after its failure is not believed: Stripe is asked whether it is a second try", () => {
    const open = having(orderOf(), told(failed));
    expect(decide(open, processing, RULES).outcome).toBe("ambiguous");
    expect(having(open, asked(paymentOf({ status: "processing" }))).status).toBe("processing");
  });
});

describe("an authorization", () => {
  const held = paymentOf({ status: "requires_capture", captureBefore: 1_800_000_000 });

  test("is an error of settings where amounts are captured at once", () => {
    const decision = decide(orderOf(), told(held), RULES);
    expect(decision.outcome).toBe("review");
    expect(decision.changes.at(-1)).toMatchObject({ do: "open_review", reason: "authorized_not_captured" });
    expect(nextState(orderOf(), decision)).toMatchObject({
      status: "processing",
      attempts: [{ status: "authorized" }],
    });
  });

  test("waits for staff where they capture, and holds the items", () => {
    const { changes } = decide(orderOf(), told(held), MANUAL);
    expect(kinds(changes)).toEqual([
      "put_attempt",
      "payment_authorized",
      "move_order",
      "take_from_cart",
      "order_received",
    ]);
    expect(changes[0]).toMatchObject({ attempt: { status: "authorized", captureBefore: 1_800_000_000 } });
  });

  test("told again changes nothing, unless it now says when it lapses", () => {
    const early = paymentOf({ status: "requires_capture" });
    const waiting = nextState(orderOf(), decide(orderOf(), told(early), MANUAL));
    expect(decide(waiting, told(early), MANUAL).outcome).toBe("unchanged");
    expect(kinds(decide(waiting, asked(held), MANUAL).changes)).toEqual(["put_attempt"]);
  });
});

describe("a canceled PaymentIntent", () => {
  test.each([
    ["abandoned", "expired", ["put_attempt", "move_order", "return_stock", "order_expired"]],
    ["requested_by_customer", "canceled", ["put_attempt", "move_order", "return_stock"]],
    [null, "canceled", ["put_attempt", "move_order", "return_stock"]],
  ] as const)(
    "because %s: the order is %s and its items are for sale",
    (cancellationReason, to, expected) => {
      const { changes } = decide(
        orderOf(),
        told(paymentOf({ status: "canceled", cancellationReason })),
        RULES,
      );
      expect(kinds(changes)).toEqual(expected);
      expect(changes[1]).toMatchObject({ to });
    },
  );

  test("ends no order of which another PaymentIntent can still be paid", () => {
    const other = attemptOf({ id: "44444444-4444-4444-8444-444444444444", status: "payable" });
    const order = orderOf({ attempts: [attemptOf({ status: "payable" }), other] });
    expect(kinds(decide(order, told(paymentOf({ status: "canceled" })), RULES).changes)).toEqual([
      "put_attempt",
    ]);
  });
});

describe("a PaymentIntent that Stripe does not know", () => {
  const lost = (order: OrderState) =>
    decide(order, { kind: "payment_lost", attemptId: attemptOf().id }, RULES);

  test("ends the attempt, and the order can be paid anew", () => {
    const order = orderOf({ attempts: [attemptOf({ status: "payable", paymentIntentId: "pi_1" })] });
    expect(kinds(lost(order).changes)).toEqual(["put_attempt", "payment_lost"]);
    expect(nextState(order, lost(order))).toMatchObject({
      status: "pending",
      attempts: [{ status: "lost" }],
    });
  });

  test("opens an order again whose money was on its way", () => {
    const order = having(orderOf(), told(paymentOf({ status: "processing" })));
    expect(kinds(lost(order).changes)).toEqual(["put_attempt", "payment_lost", "move_order", "refill_cart"]);
  });

  test.each(["captured", "canceled", "refused", "lost"] as const)(
    "changes nothing of a %s attempt",
    (status) => {
      expect(lost(orderOf({ attempts: [attemptOf({ status })] })).outcome).toBe("unchanged");
    },
  );

  test("and is there after all is canceled while unpaid, and honoured once paid", () => {
    const order = orderOf({ attempts: [attemptOf({ status: "lost", paymentIntentId: "pi_1" })] });
    expect(kinds(decide(order, told(paymentOf()), RULES).changes)).toEqual(["follow_up"]);
    expect(having(order, told(paymentOf({ status: "succeeded" }))).status).toBe("paid");
  });
});

/** What must be the same however the news came: not how often it was declined, nor which mails were written. */
function essence({ status, itemsInCart, attempts }: OrderState) {
  const closed = status === "expired" || status === "canceled";
  return {
    status: closed ? "closed" : status,
    itemsInCart,
    attempts: attempts.map((attempt) => [attempt.status, attempt.amountReceived]),
  };
}

const sequence = (facts: readonly PaymentFacts[]) => facts.map(told);

describe("whatever order the news comes in, however often and with whatever is lost", () => {
  test.each([RULES, MANUAL])(
    "asking Stripe once at the end gives the same order (manual capture: $manualCapture)",
    (rules) => {
      fc.assert(
        fc.property(deliveries, ({ facts, truth }) => {
          const run = (...all: Parameters<typeof decide>[1][]) =>
            all.reduce((order, fact) => nextState(order, decide(order, fact, rules)), orderOf());
          const straight = run(asked(truth));
          const wandering = run(...sequence(facts), asked(truth));
          expect(essence(wandering)).toEqual(essence(straight));
        }),
        { numRuns: 3_000 },
      );
    },
  );

  test("status moves only along the table, and a paid order has exactly one captured payment", () => {
    fc.assert(
      fc.property(deliveries, fc.boolean(), ({ facts }, askEach) => {
        let order = orderOf();
        for (const payment of facts) {
          const decision = decide(order, { kind: "payment", payment, asked: askEach }, RULES);
          for (const change of decision.changes)
            if (change.do === "move_order") expect(mayMove(change.from, change.to)).toBe(true);
          order = nextState(order, decision);
          const captured = order.attempts.filter(({ status }) => status === "captured").length;
          expect(captured).toBe(order.status === "paid" ? 1 : 0);
          if (order.status === "canceled" || order.status === "expired")
            expect(order.attempts.some(({ status }) => mayTakeMoney(status))).toBe(false);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("the same news told again changes nothing", () => {
    fc.assert(
      fc.property(deliveries, ({ facts }) => {
        let order = orderOf();
        for (const fact of sequence(facts)) {
          const first = decide(order, fact, RULES);
          order = nextState(order, first);
          const again = decide(order, fact, RULES);
          if (first.outcome === "applied" && !first.changes.every(({ do: what }) => what === "follow_up"))
            expect(again.outcome).not.toBe("applied");
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
