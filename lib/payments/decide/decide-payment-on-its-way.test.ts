import { describe, expect, test } from "vitest";
import { UNCHANGED } from "./changes";
import { decide } from "./decide";
import { nextState } from "./next-state";
import { asked, attemptOf, having, kinds, orderOf, paymentOf, RULES, told } from "./simulation";

const ASK = {
  outcome: "ambiguous",
  changes: [{ do: "follow_up", job: { task: "reconcile_payment", paymentIntentId: "pi_1" } }],
};
const onItsWay = (status: "processing" | "authorized") =>
  attemptOf({
    status,
    paymentIntentId: "pi_1",
    captureBefore: status === "authorized" ? 1_800_000_000 : null,
  });

describe("money on its way", () => {
  const processing = told(paymentOf({ status: "processing" }));
  const failed = paymentOf({ decline: { id: "py_1", code: "debit_not_authorized" } });

  test("moves the order on, empties the cart and tells the shopper once that the order was received", () => {
    expect(decide(orderOf(), processing, RULES)).toEqual({
      outcome: "applied",
      changes: [
        { do: "put_attempt", attempt: onItsWay("processing") },
        { do: "move_order", from: "pending", to: "processing", detail: {} },
        { do: "take_from_cart" },
        { do: "mail", kind: "order_received", subject: "" },
      ],
    });
  });

  test("takes nothing from a cart that has nothing of the order any more", () => {
    expect(kinds(decide(orderOf({ itemsInCart: false }), processing, RULES).changes)).toEqual([
      "put_attempt",
      "move_order",
      "order_received",
    ]);
  });

  test.each(["paid", "processing"] as const)("leaves a %s order where it is", (status) => {
    expect(decide(orderOf({ status, itemsInCart: false }), processing, RULES)).toEqual({
      outcome: "applied",
      changes: [{ do: "put_attempt", attempt: onItsWay("processing") }],
    });
  });

  test("that fails opens the order again only once Stripe was asked, fills the cart and says so", () => {
    const waiting = having(orderOf(), processing);
    expect(decide(waiting, told(failed), RULES)).toEqual(ASK);
    expect(decide(waiting, asked(failed), RULES)).toEqual({
      outcome: "applied",
      changes: [
        {
          do: "put_attempt",
          attempt: attemptOf({
            status: "payable",
            paymentIntentId: "pi_1",
            declineIds: ["py_1"],
            declineCode: "debit_not_authorized",
          }),
        },
        { do: "note", kind: "payment_declined", detail: { code: "debit_not_authorized" } },
        { do: "move_order", from: "processing", to: "pending", detail: {} },
        { do: "refill_cart" },
        // Each failure has a mail of its own.
        { do: "mail", kind: "payment_failed", subject: "py_1" },
      ],
    });
  });

  test("that can be paid anew without a refusal is no decline, but the shopper is told all the same", () => {
    const declineIds = ["1", "2", "3", "4", "5", "6", "7"];
    const attempts = [{ ...onItsWay("processing"), declineIds, declineCode: "expired_card" }];
    const order = orderOf({ status: "processing", itemsInCart: false, attempts });
    expect(decide(order, asked(paymentOf()), RULES).changes).toEqual([
      { do: "put_attempt", attempt: { ...attempts[0], status: "payable" } },
      { do: "move_order", from: "processing", to: "pending", detail: {} },
      { do: "refill_cart" },
      { do: "mail", kind: "payment_failed", subject: "pi_1" },
    ]);
  });

  test("fills no cart that has the items already: the shopper would pay for them twice", () => {
    const order = orderOf({ status: "processing", itemsInCart: true, attempts: [onItsWay("processing")] });
    expect(kinds(decide(order, asked(failed), RULES).changes)).not.toContain("refill_cart");
  });

  test.each(["processing", "authorized"] as const)(
    "for an order that something else has paid is not taken back by old news either (%s)",
    (status) => {
      const order = orderOf({ status: "paid", attempts: [onItsWay(status)] });
      expect(decide(order, told(paymentOf()), RULES)).toEqual(ASK);
      expect(decide(order, asked(paymentOf()), RULES)).toEqual({
        outcome: "applied",
        changes: [{ do: "put_attempt", attempt: attemptOf({ status: "payable", paymentIntentId: "pi_1" }) }],
      });
    },
  );

  test("in an order that an older Till has written, whose attempt says nothing of it, is not taken back", () => {
    const attempts = [attemptOf({ status: "payable", paymentIntentId: "pi_1" })];
    const order = orderOf({ status: "processing", itemsInCart: false, attempts });
    expect(decide(order, told(failed), RULES)).toEqual(ASK);
  });

  test("told after its failure is not believed: Stripe is asked whether it is a second try", () => {
    const open = having(orderOf(), told(failed));
    expect(decide(open, processing, RULES)).toEqual(ASK);
    expect(having(open, asked(paymentOf({ status: "processing" }))).status).toBe("processing");
  });

  test("told of money that is held already is not believed: capturing it may have begun, or it is old", () => {
    const order = orderOf({ status: "processing", attempts: [onItsWay("authorized")] });
    expect(decide(order, processing, RULES)).toEqual(ASK);
    expect(nextState(order, decide(order, asked(paymentOf({ status: "processing" })), RULES))).toMatchObject({
      status: "processing",
      attempts: [{ status: "processing" }],
    });
  });

  test("told again changes nothing", () => {
    expect(decide(having(orderOf(), processing), processing, RULES)).toEqual(UNCHANGED);
  });
});
