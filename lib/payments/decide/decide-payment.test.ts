import { describe, expect, test } from "vitest";
import { UNCHANGED } from "./changes";
import { decide } from "./decide";
import type { OrderState } from "./order-state";
import { asked, attemptOf, having, kinds, orderOf, paymentOf, RULES, told } from "./simulation";

const ASK = {
  outcome: "ambiguous",
  changes: [{ do: "follow_up", job: { task: "reconcile_payment", paymentIntentId: "pi_1" } }],
};

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

  test("is told on the timeline with its code, and the attempt has its PaymentIntent from then on", () => {
    expect(decide(orderOf(), told(declined("ch_1")), RULES)).toEqual({
      outcome: "applied",
      changes: [
        {
          do: "put_attempt",
          attempt: attemptOf({
            status: "payable",
            paymentIntentId: "pi_1",
            declineIds: ["ch_1"],
            declineCode: "insufficient_funds",
          }),
        },
        { do: "note", kind: "payment_declined", detail: { code: "insufficient_funds" } },
      ],
    });
  });

  const havingDeclines = (count: number) =>
    having(orderOf(), ...Array.from({ length: count }, (_, index) => told(declined(`ch_${index}`))));
  const close = (order: OrderState) => ({
    do: "follow_up",
    job: { task: "close_order", orderId: order.id, as: "canceled" },
  });

  test("too often ends the order, once Stripe has stopped its PaymentIntent", () => {
    const order = havingDeclines(7);
    const { changes } = decide(order, told(declined("ch_8")), RULES);
    expect(kinds(changes)).toEqual(["put_attempt", "payment_declined", "too_many_declines", "follow_up"]);
    expect(changes.slice(2)).toEqual([
      { do: "note", kind: "too_many_declines", detail: { declines: 8 } },
      close(order),
    ]);
    expect(kinds(decide(havingDeclines(6), told(declined("ch_7")), RULES).changes)).toEqual([
      "put_attempt",
      "payment_declined",
    ]);
  });

  test("once more than too often asks again for the order's end, and says so only once", () => {
    const order = havingDeclines(8);
    const { changes } = decide(order, told(declined("ch_9")), RULES);
    expect(kinds(changes)).toEqual(["put_attempt", "payment_declined", "follow_up"]);
    expect(changes[2]).toEqual(close(order));
  });

  test("counts with those of the order's earlier attempts", () => {
    const earlier = attemptOf({ id: "an earlier one", status: "lost", declineIds: ["a", "b", "c"] });
    const attempt = attemptOf({
      status: "payable",
      paymentIntentId: "pi_1",
      declineIds: ["d", "e", "f", "g"],
    });
    const order = orderOf({ attempts: [earlier, attempt] });
    expect(kinds(decide(order, told(declined("h")), RULES).changes)).toContain("too_many_declines");
  });
});

describe("a PaymentIntent that can be paid", () => {
  test.each(["requires_payment_method", "requires_confirmation", "requires_action"] as const)(
    "and is %s is the attempt's own from then on",
    (status) => {
      const payment = told(paymentOf({ status }));
      const bound = attemptOf({ status: "payable", paymentIntentId: "pi_1" });
      expect(decide(orderOf(), payment, RULES)).toEqual({
        outcome: "applied",
        changes: [{ do: "put_attempt", attempt: bound }],
      });
      expect(decide(orderOf({ attempts: [bound] }), payment, RULES)).toEqual(UNCHANGED);
    },
  );
});

describe("a status that Stripe has added since", () => {
  test("is asked about, and changes nothing as long as nobody knows what it means", () => {
    const payment = paymentOf({ status: "unknown" });
    expect(decide(orderOf(), told(payment), RULES)).toEqual(ASK);
    expect(decide(orderOf(), asked(payment), RULES)).toEqual(UNCHANGED);
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

  test.each(["abandoned", null] as const)(
    "of an order whose money was on its way (%s) cancels it: it did not run out of time",
    (cancellationReason) => {
      const order = orderOf({
        status: "processing",
        itemsInCart: false,
        attempts: [
          attemptOf({ status: "processing", paymentIntentId: "pi_1", captureBefore: 1_800_000_000 }),
        ],
      });
      expect(decide(order, told(paymentOf({ status: "canceled", cancellationReason })), RULES)).toEqual({
        outcome: "applied",
        changes: [
          { do: "put_attempt", attempt: attemptOf({ status: "canceled", paymentIntentId: "pi_1" }) },
          { do: "move_order", from: "processing", to: "canceled", detail: {} },
          { do: "return_stock" },
          { do: "refill_cart" },
          { do: "mail", kind: "payment_ended", subject: "" },
        ],
      });
    },
  );

  test("tells the shopper once that the order ran out of time", () => {
    const abandoned = paymentOf({ status: "canceled", cancellationReason: "abandoned" });
    expect(decide(orderOf(), told(abandoned), RULES).changes.at(-1)).toEqual({
      do: "mail",
      kind: "order_expired",
      subject: "",
    });
  });

  test("of a paid order ends nothing but its own attempt", () => {
    const order = orderOf({ status: "paid", attempts: [attemptOf({ status: "payable" })] });
    expect(decide(order, told(paymentOf({ status: "canceled" })), RULES)).toEqual({
      outcome: "applied",
      changes: [{ do: "put_attempt", attempt: attemptOf({ status: "canceled", paymentIntentId: "pi_1" }) }],
    });
  });

  test("ends no order of which another PaymentIntent can still be paid", () => {
    const other = attemptOf({ id: "44444444-4444-4444-8444-444444444444", status: "payable" });
    const order = orderOf({ attempts: [attemptOf({ status: "payable" }), other] });
    expect(kinds(decide(order, told(paymentOf({ status: "canceled" })), RULES).changes)).toEqual([
      "put_attempt",
    ]);
  });
});
