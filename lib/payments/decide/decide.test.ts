import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayMove } from "@/lib/orders/order-status";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { decide } from "./decide";
import { nextState } from "./next-state";
import { mayTakeMoney, type OrderState } from "./order-state";
import { asked, attemptOf, deliveries, having, orderOf, RULES, told } from "./simulation";

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
  test.each([false, true])(
    "asking Stripe once at the end gives the same order (manual capture: %s)",
    (manual) => {
      fc.assert(
        fc.property(deliveries, ({ facts, truth }) => {
          const run = (...all: Parameters<typeof decide>[1][]) =>
            having(orderOf({ attempts: [attemptOf({ manual })] }), ...all);
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
          order = nextState(order, decide(order, fact, RULES));
          // Stripe may be asked again, or told again to cancel: that changes nothing here.
          const again = decide(order, fact, RULES).changes.filter((change) => change.do !== "follow_up");
          expect(again).toEqual([]);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
