import fc from "fast-check";
import type { PaymentFacts, PaymentStatus } from "@/lib/stripe/payment-facts";
import type { RefundFacts } from "@/lib/stripe/refund-facts";
import type { Change } from "./changes";
import { decide } from "./decide";
import type { Fact, Rules } from "./fact";
import { nextState } from "./next-state";
import type { AttemptState, OrderState } from "./order-state";

const ORDER = "11111111-1111-4111-8111-111111111111";
export const ATTEMPT = "22222222-2222-4222-8222-222222222222";
const PAYMENT = "pi_1";

export const RULES: Rules = {
  declineLimit: 8,
  approvalAbove: { usd: null },
  newId: "33333333-3333-4333-8333-333333333333",
};

export function attemptOf(more: Partial<AttemptState> = {}): AttemptState {
  return {
    id: ATTEMPT,
    status: "starting",
    amount: 5300,
    currency: "usd",
    paymentIntentId: null,
    amountReceived: 0,
    declineCode: null,
    declineIds: [],
    manual: false,
    captureBefore: null,
    captureAmount: null,
    captureId: null,
    lapseTold: false,
    ...more,
  };
}

/** An order that was just placed, with the attempt that its Pay button began. */
export function orderOf(more: Partial<OrderState> = {}): OrderState {
  return {
    id: ORDER,
    status: "pending",
    totalAmount: 5300,
    currency: "usd",
    livemode: false,
    refundedAmount: 0,
    disputeOpen: false,
    itemsInCart: true,
    stockAvailable: true,
    items: [{ productId: "mug", quantity: 2, unitAmount: 2400 }],
    attempts: [attemptOf()],
    refunds: [],
    disputes: [],
    reviews: [],
    ...more,
  };
}

/** The same order once its money has come. */
export function paidOrderOf(more: Partial<OrderState> = {}): OrderState {
  return orderOf({
    status: "paid",
    itemsInCart: false,
    attempts: [attemptOf({ status: "captured", paymentIntentId: PAYMENT, amountReceived: 5300 })],
    ...more,
  });
}

/** What Stripe says of the order's PaymentIntent. */
export function paymentOf(more: Partial<PaymentFacts> = {}): PaymentFacts {
  const status = more.status ?? "requires_payment_method";
  return {
    id: PAYMENT,
    status,
    amount: 5300,
    amountReceived: status === "succeeded" ? 5300 : 0,
    currency: "usd",
    livemode: false,
    app: "till_1",
    orderId: ORDER,
    attemptId: ATTEMPT,
    decline: null,
    cancellationReason: null,
    captureBefore: null,
    ...more,
  };
}

/** What Stripe says of a refund that was made in the Dashboard. */
export function refundFactsOf(more: Partial<RefundFacts> = {}): RefundFacts {
  return {
    id: "re_1",
    status: "succeeded",
    amount: 1000,
    currency: "usd",
    paymentIntentId: PAYMENT,
    refundId: null,
    failureReason: null,
    ...more,
  };
}

export const told = (payment: PaymentFacts): Fact => ({ kind: "payment", payment, asked: false });
export const asked = (payment: PaymentFacts): Fact => ({ kind: "payment", payment, asked: true });

/** The order after it has heard all of `facts`. */
export function having(order: OrderState, ...facts: readonly Fact[]): OrderState {
  return facts.reduce((state, fact) => nextState(state, decide(state, fact, RULES)), order);
}

/** What changes do, in a word each: notes and mails by their kind. */
export function kinds(changes: readonly Change[]): string[] {
  return changes.map((change) => (change.do === "note" || change.do === "mail" ? change.kind : change.do));
}

// What can become of a PaymentIntent next (docs.stripe.com/payments/paymentintents/lifecycle).
const NEXT: Readonly<Partial<Record<PaymentStatus, readonly PaymentStatus[]>>> = {
  requires_payment_method: [
    "requires_payment_method",
    "requires_action",
    "processing",
    "requires_capture",
    "succeeded",
    "canceled",
  ],
  requires_action: ["requires_payment_method", "processing", "requires_capture", "succeeded", "canceled"],
  processing: ["requires_payment_method", "succeeded"],
  requires_capture: ["succeeded", "canceled"],
};

/**
 * A life of one PaymentIntent as Stripe would tell it: every state it had, in the order it had them. Each
 * return to `requires_payment_method` is a decline of its own.
 */
export const paymentLife: fc.Arbitrary<PaymentFacts[]> = fc
  .array(fc.nat(), { maxLength: 8 })
  .map((choices) => {
    const life = [paymentOf()];
    let declines = 0;
    for (const choice of choices) {
      const before = life[life.length - 1];
      const next = before && NEXT[before.status];
      const status = next?.[choice % next.length];
      if (!before || !status) break;
      const refused = status === "requires_payment_method";
      if (refused) declines += 1;
      const decline = refused ? { id: `ch_${declines}`, code: "generic_decline" } : before.decline;
      life.push(paymentOf({ status, decline }));
    }
    return life;
  });

/**
 * The same life with an end that people gave a held payment: captured in part, or in whole, or let go, here or in
 * the Dashboard, or lapsed.
 */
export const heldLife: fc.Arbitrary<PaymentFacts[]> = fc
  .tuple(
    paymentLife,
    fc.constantFrom("held", "captured", "canceled", "lapsed"),
    fc.integer({ min: 1, max: 5300 }),
    fc.boolean(),
  )
  .map(([life, end, taken, all]) => {
    const open = life.filter(({ status }) => status !== "succeeded" && status !== "canceled");
    const held = paymentOf({ status: "requires_capture" });
    const ends: Record<typeof end, PaymentFacts[]> = {
      held: [{ ...held, captureBefore: 1_800_000_000 }],
      captured: [paymentOf({ status: "succeeded", amountReceived: all ? 5300 : taken })],
      canceled: [paymentOf({ status: "canceled" })],
      lapsed: [paymentOf({ status: "canceled", cancellationReason: "automatic" })],
    };
    return [...open, held, ...ends[end]];
  });

/** What staff may do to a held payment at any time, each form with an id of its own, and what Stripe may refuse. */
export const captureCommand: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .record({
      captureId: fc.constantFrom("c1", "c2", "c3"),
      what: fc.oneof(
        fc.constant({ kind: "all" as const }),
        fc.constant({ kind: "release" as const }),
        fc.record({ kind: fc.constant("amount" as const), amount: fc.integer({ min: -1, max: 6000 }) }),
      ),
    })
    .map(
      ({ captureId, what }): Fact => ({
        kind: "capture_requested",
        request: { captureId, attemptId: ATTEMPT, what },
      }),
    ),
  fc.constantFrom("c1", "c2").map(
    (captureId): Fact => ({
      kind: "capture_refused",
      ...{ attemptId: ATTEMPT, captureId, reason: "invalid_request" },
    }),
  ),
  fc.constant<Fact>({ kind: "authorization_lapses", attemptId: ATTEMPT, captureBefore: 1_800_000_000 }),
);

/** A life as it reaches the shop: snapshots late, doubled, lost and in any order. */
export const deliveries = fc
  .tuple(paymentLife, fc.array(fc.nat(), { maxLength: 12 }))
  .map(([life, picks]) => ({
    facts: picks.map((pick) => life[pick % life.length]).filter((fact) => fact !== undefined),
    truth: life[life.length - 1] ?? paymentOf(),
  }));
