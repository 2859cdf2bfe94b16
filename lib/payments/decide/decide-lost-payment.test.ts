import { describe, expect, test } from "vitest";
import { UNCHANGED } from "./changes";
import { decide } from "./decide";
import { nextState } from "./next-state";
import type { OrderState } from "./order-state";
import { attemptOf, having, kinds, orderOf, paymentOf, RULES, told } from "./simulation";

const LOST = { kind: "payment_lost", attemptId: attemptOf().id } as const;

describe("a PaymentIntent that Stripe does not know", () => {
  const lost = (order: OrderState) => decide(order, LOST, RULES);

  test("ends the attempt, and the order can be paid anew", () => {
    const order = orderOf({ attempts: [attemptOf({ status: "payable", paymentIntentId: "pi_1" })] });
    expect(kinds(lost(order).changes)).toEqual(["put_attempt", "payment_lost"]);
    expect(nextState(order, lost(order))).toMatchObject({
      status: "pending",
      attempts: [{ status: "lost" }],
    });
  });

  test("leaves the order's other attempt as it was, and says which payment is gone", () => {
    const before = attemptOf({ id: "an earlier one", status: "canceled", paymentIntentId: "pi_0" });
    const attempt = attemptOf({
      status: "authorized",
      paymentIntentId: "pi_1",
      captureBefore: 1_800_000_000,
    });
    expect(lost(orderOf({ attempts: [before, attempt] }))).toEqual({
      outcome: "applied",
      changes: [
        { do: "put_attempt", attempt: { ...attempt, status: "lost", captureBefore: null } },
        { do: "note", kind: "payment_lost", detail: { payment: "pi_1" } },
      ],
    });
  });

  test("is not named where no answer had ever said its name", () => {
    expect(lost(orderOf()).changes).toEqual([
      { do: "put_attempt", attempt: attemptOf({ status: "lost" }) },
      { do: "note", kind: "payment_lost", detail: {} },
    ]);
  });

  test("opens an order again whose money was on its way, and fills its cart", () => {
    const order = having(orderOf(), told(paymentOf({ status: "processing" })));
    expect(lost(order)).toEqual({
      outcome: "applied",
      changes: [
        { do: "put_attempt", attempt: attemptOf({ status: "lost", paymentIntentId: "pi_1" }) },
        { do: "note", kind: "payment_lost", detail: { payment: "pi_1" } },
        { do: "move_order", from: "processing", to: "pending", detail: {} },
        { do: "refill_cart" },
      ],
    });
  });

  test("fills no cart that has the items already: the shopper would pay for them twice", () => {
    const attempts = [attemptOf({ status: "processing", paymentIntentId: "pi_1" })];
    const order = orderOf({ status: "processing", itemsInCart: true, attempts });
    expect(kinds(lost(order).changes)).toEqual(["put_attempt", "payment_lost", "move_order"]);
  });

  test("changes nothing of an order that never had such an attempt", () => {
    expect(lost(orderOf({ attempts: [attemptOf({ id: "another" })] }))).toEqual(UNCHANGED);
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

  test("and is processing after all is left alone: only what is unpaid is canceled", () => {
    const order = orderOf({ attempts: [attemptOf({ status: "lost", paymentIntentId: "pi_1" })] });
    expect(decide(order, told(paymentOf({ status: "processing" })), RULES)).toEqual(UNCHANGED);
  });

  const held = told(paymentOf({ status: "requires_capture", captureBefore: 1_800_000_000 }));

  test.each(["lost", "refused"] as const)(
    "and holds money after all (%s) is taken up again by an order that waits for some",
    (status) => {
      const attempts = [attemptOf({ status, paymentIntentId: "pi_1", manual: true })];
      expect(having(orderOf({ attempts }), held)).toMatchObject({
        status: "processing",
        attempts: [{ status: "authorized" }],
      });
    },
  );

  test.each([
    ["which was canceled", orderOf({ status: "canceled" }), []],
    ["which is paid", orderOf({ status: "paid" }), []],
    ["which another payment may pay", orderOf(), [attemptOf({ id: "a2", status: "payable" })]],
  ] as const)(
    "and holds money after all for an order %s lets it go, instead of until it lapses",
    (_, order, more) => {
      const attempts = [attemptOf({ status: "lost", paymentIntentId: "pi_1", manual: true }), ...more];
      expect(decide({ ...order, attempts }, held, RULES)).toEqual({
        outcome: "applied",
        changes: [{ do: "follow_up", job: { task: "cancel_payment_intent", paymentIntentId: "pi_1" } }],
      });
    },
  );

  test("forgets what was decided about money that it held", () => {
    const authorized = { status: "authorized", paymentIntentId: "pi_1" } as const;
    const attempts = [attemptOf({ ...authorized, captureAmount: 5300, captureId: "c1" })];
    const fact = { kind: "payment_lost", attemptId: attemptOf().id } as const;
    expect(having(orderOf({ status: "processing", attempts }), fact).attempts).toMatchObject([
      { status: "lost", captureAmount: null, captureId: "c1" },
    ]);
  });

  test("and is there after all, canceled, ends the order, so that its items are for sale", () => {
    const order = orderOf({ attempts: [attemptOf({ status: "lost", paymentIntentId: "pi_1" })] });
    expect(decide(order, told(paymentOf({ status: "canceled" })), RULES)).toEqual({
      outcome: "applied",
      changes: [
        { do: "put_attempt", attempt: attemptOf({ status: "canceled", paymentIntentId: "pi_1" }) },
        { do: "move_order", from: "pending", to: "canceled", detail: {} },
        { do: "return_stock" },
      ],
    });
  });
});
