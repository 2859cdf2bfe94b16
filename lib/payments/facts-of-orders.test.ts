import { describe, expect, test } from "vitest";
import type { Fact } from "./decide/fact";
import { attemptOf, orderOf, paymentOf } from "./decide/simulation";
import { isForeign, keysOf, orderOfFact } from "./facts-of-orders";
import type { LoadedOrder } from "./load";

const APP = paymentOf().app ?? "";

function loaded(id: string, attempts: { id: string; paymentIntentId: string | null }[]): LoadedOrder {
  const order = orderOf({ id, attempts: attempts.map((attempt) => attemptOf(attempt)) });
  return { ...order, cartId: null, email: "ada@till.example" };
}

const MUG = loaded("mug", [
  { id: "mug-1", paymentIntentId: null },
  { id: "mug-2", paymentIntentId: "pi_mug" },
]);
const BOWL = loaded("bowl", [{ id: "bowl-1", paymentIntentId: "pi_bowl" }]);
const ORDERS = [MUG, BOWL];

const payment = (more: Partial<ReturnType<typeof paymentOf>>): Fact => ({
  ...{ kind: "payment", asked: false },
  payment: paymentOf({ orderId: null, attemptId: null, ...more }),
});
const refund = (paymentIntentId: string | null) =>
  ({ kind: "refund", refund: { paymentIntentId }, asked: false }) as Fact;
const dispute = (paymentIntentId: string | null) =>
  ({ kind: "dispute", dispute: { paymentIntentId }, asked: false }) as Fact;

// Facts that do not say by themselves which order they are about.
const NAMELESS = [
  "refund_refused",
  "capture_requested",
  "capture_refused",
  "authorization_lapses",
  "refund_requested",
  "refund_judged",
  "review_settled",
  "dispute_deadline_near",
  "close",
].map((kind) => ({ kind }) as Fact);

describe("another program's PaymentIntent on the same account", () => {
  test("is no business of the shop's", () => {
    expect(isForeign(payment({ app: "another" }), APP)).toBe(true);
    expect(isForeign(payment({ app: null }), APP)).toBe(true);
    expect(isForeign(payment({}), APP)).toBe(false);
  });

  test("is all that can be: of a refund or a dispute only its payment says so", () => {
    expect(isForeign(refund("pi_1"), APP)).toBe(false);
    expect(isForeign(dispute("pi_1"), APP)).toBe(false);
  });
});

describe("orders are looked for", () => {
  const none = { attemptIds: [], paymentIntentIds: [], orderIds: [] };

  test("by the attempt and the order that a PaymentIntent names", () => {
    expect(keysOf([{ fact: payment({ attemptId: "bowl-1", orderId: "bowl" }) }])).toEqual({
      ...none,
      ...{ attemptIds: ["bowl-1"], orderIds: ["bowl"] },
    });
    expect(keysOf([{ fact: payment({}) }])).toEqual(none);
  });

  test("by the PaymentIntent of a refund or a dispute, where it has one", () => {
    for (const fact of [refund, dispute]) {
      expect(keysOf([{ fact: fact("pi_bowl") }])).toEqual({ ...none, paymentIntentIds: ["pi_bowl"] });
      expect(keysOf([{ fact: fact(null) }])).toEqual(none);
    }
  });

  test("by the attempt that is lost", () => {
    expect(keysOf([{ fact: { kind: "payment_lost", attemptId: "mug-1" } }])).toEqual({
      ...{ ...none, attemptIds: ["mug-1"] },
    });
  });

  test.each(NAMELESS)("by the id beside $kind, and by nothing else", (fact) => {
    expect(keysOf([{ fact, orderId: "mug" }])).toEqual({ ...none, orderIds: ["mug"] });
    expect(keysOf([{ fact }])).toEqual(none);
  });

  test("of all facts together", () => {
    const facts = [{ fact: refund("pi_1") }, { fact: dispute("pi_2") }, { fact: refund("pi_3") }];
    expect(keysOf(facts).paymentIntentIds).toEqual(["pi_1", "pi_2", "pi_3"]);
  });
});

describe("among the orders that were found", () => {
  test("a PaymentIntent's is the one with its attempt, before the one that it names", () => {
    expect(orderOfFact(ORDERS, { fact: payment({ attemptId: "mug-2", orderId: "bowl" }) })).toBe(MUG);
    expect(orderOfFact(ORDERS, { fact: payment({ attemptId: "gone", orderId: "bowl" }) })).toBe(BOWL);
    expect(orderOfFact(ORDERS, { fact: payment({ attemptId: "gone", orderId: "gone" }) })).toBeNull();
  });

  test("a refund's and a dispute's is the one with its PaymentIntent", () => {
    for (const fact of [refund, dispute]) {
      expect(orderOfFact(ORDERS, { fact: fact("pi_mug") })).toBe(MUG);
      expect(orderOfFact(ORDERS, { fact: fact("pi_bowl") })).toBe(BOWL);
      expect(orderOfFact(ORDERS, { fact: fact("pi_another") })).toBeNull();
    }
  });

  test("one without a PaymentIntent is not the one whose attempt has none yet", () => {
    for (const fact of [refund, dispute]) expect(orderOfFact(ORDERS, { fact: fact(null) })).toBeNull();
  });

  test("a lost attempt's is its own", () => {
    expect(orderOfFact(ORDERS, { fact: { kind: "payment_lost", attemptId: "bowl-1" } })).toBe(BOWL);
    expect(orderOfFact(ORDERS, { fact: { kind: "payment_lost", attemptId: "gone" } })).toBeNull();
  });

  test.each(NAMELESS)("that of $kind is the one whose id stands beside it", (fact) => {
    expect(orderOfFact(ORDERS, { fact, orderId: "bowl" })).toBe(BOWL);
    expect(orderOfFact(ORDERS, { fact, orderId: "gone" })).toBeNull();
    expect(orderOfFact(ORDERS, { fact })).toBeNull();
  });
});
