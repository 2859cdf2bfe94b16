import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayMove } from "@/lib/orders/order-status";
import { UNCHANGED } from "./changes";
import { decide } from "./decide";
import type { Fact } from "./fact";
import { nextState } from "./next-state";
import { mayTakeMoney, type OrderState } from "./order-state";
import {
  asked,
  attemptOf,
  captureCommand,
  having,
  heldLife,
  kinds,
  orderOf,
  paymentOf,
  RULES,
  told,
} from "./simulation";

const LAPSES = 1_800_000_000;
const held = paymentOf({ status: "requires_capture", captureBefore: LAPSES });
const manual = attemptOf({ manual: true });
const placed = orderOf({ attempts: [manual] });
const waiting = having(placed, told(held));
const lapse = (captureBefore = LAPSES, attemptId = manual.id): Fact => ({
  kind: "authorization_lapses",
  ...{ attemptId, captureBefore },
});

describe("an authorization", () => {
  test("waits for staff where the payment was begun so, and holds the items", () => {
    expect(decide(placed, told(held), RULES)).toEqual({
      outcome: "applied",
      changes: [
        {
          do: "put_attempt",
          attempt: { ...manual, status: "authorized", paymentIntentId: "pi_1", captureBefore: LAPSES },
        },
        { do: "note", kind: "payment_authorized", detail: { amount: 5300, currency: "usd" } },
        { do: "move_order", from: "pending", to: "processing", detail: { reason: "authorized" } },
        { do: "take_from_cart" },
        { do: "mail", kind: "order_authorized", subject: "" },
      ],
    });
  });

  test("is an error where the payment was to be captured at once, and a person decides", () => {
    const decision = decide(orderOf(), told(held), RULES);
    expect(decision.outcome).toBe("review");
    expect(decision.changes.at(-1)).toMatchObject({ do: "open_review", reason: "authorized_not_captured" });
    expect(nextState(orderOf(), decision)).toMatchObject({
      status: "processing",
      attempts: [{ status: "authorized" }],
    });
  });

  test("told without when it lapses has Stripe asked for that, once", () => {
    const early = paymentOf({ status: "requires_capture" });
    const ask = { do: "follow_up", job: { task: "reconcile_payment", paymentIntentId: "pi_1" } };
    expect(decide(placed, told(early), RULES).changes).toContainEqual(ask);
    expect(decide(placed, told(held), RULES).changes).not.toContainEqual(ask);
    const unknown = having(placed, told(early));
    expect(decide(unknown, told(early), RULES)).toEqual(UNCHANGED);
    expect(kinds(decide(unknown, asked(held), RULES).changes)).toEqual(["put_attempt"]);
    // An older snapshot takes nothing back.
    expect(decide(waiting, told(early), RULES)).toEqual(UNCHANGED);
  });

  test.each(["paid", "canceled", "expired"] as const)("for an order that is %s is let go", (status) => {
    const { outcome, changes } = decide({ ...placed, status }, told(held), RULES);
    expect(outcome).toBe("applied");
    expect(kinds(changes)).toEqual(["put_attempt", "payment_authorized", "follow_up"]);
    expect(changes.at(-1)).toEqual({
      do: "follow_up",
      job: { task: "cancel_payment_intent", paymentIntentId: "pi_1" },
    });
  });

  test("keeps its order from being ended", () => {
    expect(decide(waiting, { kind: "close", as: "expired" }, RULES)).toEqual(UNCHANGED);
  });
});

describe("an authorization that ends without money", () => {
  const ends = (order: OrderState, cancellationReason: string | null) =>
    decide(order, told(paymentOf({ status: "canceled", cancellationReason })), RULES);

  test.each(["automatic", "expired"])(
    "by itself (%s) ends the order; shopper and staff are told",
    (reason) => {
      const { changes } = ends(waiting, reason);
      expect(changes).toEqual([
        { do: "put_attempt", attempt: { ...manual, status: "canceled", paymentIntentId: "pi_1" } },
        { do: "note", kind: "authorization_lapsed", detail: { amount: 5300, currency: "usd" } },
        { do: "move_order", from: "processing", to: "canceled", detail: {} },
        { do: "return_stock" },
        { do: "refill_cart" },
        { do: "mail", kind: "authorization_ended", subject: "" },
        {
          ...{ do: "open_review", reason: "authorization_lapsed", subject: "pi_1" },
          detail: { payment: "pi_1" },
        },
      ]);
    },
  );

  test("by itself is told also where nobody heard that it was held", () => {
    expect(kinds(ends(placed, "automatic").changes)).toEqual([
      "put_attempt",
      "authorization_lapsed",
      "move_order",
      "return_stock",
      "authorization_ended",
      "open_review",
    ]);
  });

  test("by itself before Stripe did what staff decided calls them only where they wanted the money", () => {
    const decided = (captureAmount: number) => ({
      ...waiting,
      attempts: waiting.attempts.map((attempt) => ({ ...attempt, captureAmount, captureId: "c1" })),
    });
    expect(kinds(ends(decided(3000), "automatic").changes)).toContain("open_review");
    expect(kinds(ends(decided(0), "automatic").changes)).not.toContain("open_review");
  });

  test.each([null, "requested_by_customer", "abandoned"])("because somebody let it go (%s)", (reason) => {
    expect(kinds(ends(waiting, reason).changes)).toEqual([
      "put_attempt",
      "authorization_released",
      "move_order",
      "return_stock",
      "refill_cart",
      "authorization_ended",
    ]);
  });

  test("ends no order that is paid, or that something else may still pay", () => {
    expect(kinds(ends({ ...waiting, status: "paid" }, "automatic").changes)).toEqual(["put_attempt"]);
    const another = attemptOf({ id: "a2", status: "payable" });
    const open = { ...waiting, attempts: [...waiting.attempts, another] };
    expect(kinds(ends(open, "automatic").changes)).toEqual(["put_attempt"]);
  });
});

describe("a capture that nobody decided here", () => {
  const captured = (amountReceived: number) => told(paymentOf({ status: "succeeded", amountReceived }));
  const decided = (what: "all" | "release") =>
    having(waiting, {
      kind: "capture_requested",
      request: { captureId: "c1", attemptId: manual.id, what: { kind: what } },
    });

  test("of the whole amount pays the order as ever", () => {
    expect(having(waiting, captured(5300))).toMatchObject({ status: "paid", reviews: [] });
  });

  test.each([
    ["of a part", waiting, 3000],
    ["of a part where all was decided", decided("all"), 5299],
    ["of the whole where nothing was", decided("release"), 5300],
  ] as const)("%s is written down and left to a person", (_, order, amount) => {
    expect(decide(order, captured(amount), RULES)).toEqual({
      outcome: "review",
      changes: [
        {
          do: "put_attempt",
          attempt: {
            ...order.attempts[0],
            ...{ status: "captured", amountReceived: amount, captureBefore: null },
          },
        },
        {
          ...{ do: "open_review", reason: "another_captured_amount", subject: "pi_1" },
          detail: { payment: "pi_1" },
        },
      ],
    });
  });

  test("of a part, heard before that the amount was held, takes the items from the cart all the same", () => {
    const { changes } = decide(placed, captured(3000), RULES);
    expect(kinds(changes)).toEqual([
      "put_attempt",
      "move_order",
      "take_from_cart",
      "order_authorized",
      "open_review",
    ]);
    expect(having(placed, captured(3000))).toMatchObject({
      status: "processing",
      itemsInCart: false,
      attempts: [{ status: "captured", paymentIntentId: "pi_1", amountReceived: 3000 }],
    });
  });

  test("is told once, and is not undone by older news", () => {
    const order = having(waiting, captured(3000));
    expect(decide(order, captured(3000), RULES)).toEqual({ outcome: "review", changes: [] });
    expect(decide(order, told(held), RULES)).toEqual(UNCHANGED);
  });
});

describe("an authorization that lapses soon", () => {
  test("is told to staff once", () => {
    const { changes } = decide(waiting, lapse(), RULES);
    expect(changes).toEqual([
      { do: "put_attempt", attempt: { ...waiting.attempts[0], lapseTold: true } },
      {
        ...{ do: "note", kind: "authorization_lapses" },
        detail: { amount: 5300, currency: "usd", due: LAPSES },
      },
    ]);
    expect(decide(having(waiting, lapse()), lapse(), RULES)).toEqual(UNCHANGED);
  });

  test("is no news where it is over, decided, or lapses at another time", () => {
    expect(decide(waiting, lapse(LAPSES + 1), RULES)).toEqual(UNCHANGED);
    expect(decide(waiting, lapse(LAPSES, "a2"), RULES)).toEqual(UNCHANGED);
    const captureAmount = 0;
    const decided = [{ ...manual, status: "authorized", captureBefore: LAPSES, captureAmount } as const];
    expect(decide({ ...waiting, attempts: decided }, lapse(), RULES)).toEqual(UNCHANGED);
    const over = [{ ...manual, status: "captured", captureBefore: LAPSES } as const];
    expect(decide({ ...waiting, attempts: over }, lapse(), RULES)).toEqual(UNCHANGED);
  });
});

/** News of a held payment in any order, with what staff do in between. */
const histories = fc
  .tuple(heldLife, fc.array(fc.oneof(fc.nat(), captureCommand), { maxLength: 14 }))
  .map(([life, picks]) => ({
    facts: picks.map((pick) => (typeof pick === "number" ? told(life[pick % life.length] ?? held) : pick)),
    truth: life[life.length - 1] ?? held,
  }));

function essence({ status, itemsInCart, attempts, reviews }: OrderState) {
  return {
    ...{ status, itemsInCart, reviews: reviews.map(({ reason }) => reason) },
    attempts: attempts.map((attempt) => [attempt.status, attempt.amountReceived, attempt.captureAmount]),
  };
}

describe("whatever order the news of a held payment comes in, and whatever staff press", () => {
  test("asking Stripe once at the end gives the order that the same decision alone would have given", () => {
    fc.assert(
      fc.property(histories, ({ facts, truth }) => {
        const wandering = having(placed, ...facts, asked(truth));
        const { captureAmount, captureId } = wandering.attempts[0] ?? manual;
        const decided = orderOf({ attempts: [{ ...manual, captureAmount, captureId }] });
        expect(essence(wandering)).toEqual(essence(having(decided, asked(truth))));
      }),
      { numRuns: 1_000 },
    );
  });

  test("an order is paid with exactly what was decided, or a person is called", () => {
    fc.assert(
      fc.property(histories, ({ facts }) => {
        let order = placed;
        for (const fact of facts) {
          const decision = decide(order, fact, RULES);
          for (const change of decision.changes)
            if (change.do === "move_order") expect(mayMove(change.from, change.to)).toBe(true);
          order = nextState(order, decision);
          for (const { status, amount, amountReceived, captureAmount } of order.attempts) {
            const right = amountReceived === (captureAmount ?? amount);
            const called = order.reviews.some(({ reason }) => reason === "another_captured_amount");
            if (status === "captured") expect(right).toBe(!called);
            if (order.status === "paid") expect([status, right]).toEqual(["captured", true]);
            if (order.status === "canceled") expect(mayTakeMoney(status)).toBe(false);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("one decision at a time is sent, and never under a key that was used", () => {
    fc.assert(
      fc.property(histories, ({ facts }) => {
        let order = placed;
        const sent: string[] = [];
        let open: string | null = null;
        for (const fact of facts) {
          const decision = decide(order, fact, RULES);
          order = nextState(order, decision);
          if (decision.outcome !== "applied") continue;
          if (fact.kind === "capture_refused") open = null;
          if (fact.kind !== "capture_requested") continue;
          const { captureId } = fact.request;
          expect(open).toBeNull();
          expect(sent.at(-1)).not.toBe(captureId);
          sent.push(captureId);
          open = captureId;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
