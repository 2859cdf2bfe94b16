import { describe, expect, test } from "vitest";
import { decide } from "./decide";
import { nextState } from "./next-state";
import { attemptOf, orderOf, RULES } from "./simulation";

describe("closing an unpaid order", () => {
  test.each([
    ["expired", ["move_order", "return_stock", "mail"]],
    ["canceled", ["move_order", "return_stock"]],
  ] as const)("as %s frees its items", (as, expected) => {
    const order = orderOf({ attempts: [attemptOf({ status: "canceled" })] });
    const decision = decide(order, { kind: "close", as }, RULES);
    expect(decision.changes.map((change) => change.do)).toEqual(expected);
    expect(nextState(order, decision).status).toBe(as);
  });

  test.each(["starting", "payable", "processing", "authorized"] as const)(
    "waits while a %s attempt may still take money",
    (status) => {
      const order = orderOf({ attempts: [attemptOf({ status })] });
      expect(decide(order, { kind: "close", as: "expired" }, RULES)).toEqual({
        outcome: "unchanged",
        changes: [],
      });
    },
  );

  test.each(["refused", "lost", "canceled"] as const)("does not wait for a %s attempt", (status) => {
    const order = orderOf({ attempts: [attemptOf({ status })] });
    expect(nextState(order, decide(order, { kind: "close", as: "expired" }, RULES)).status).toBe("expired");
  });

  test("of an order that never had an attempt", () => {
    const order = orderOf({ attempts: [] });
    expect(nextState(order, decide(order, { kind: "close", as: "canceled" }, RULES)).status).toBe("canceled");
  });

  test.each(["paid", "expired", "canceled"] as const)("changes nothing of a %s one", (status) => {
    const order = orderOf({ status, attempts: [] });
    expect(decide(order, { kind: "close", as: "expired" }, RULES).outcome).toBe("unchanged");
  });
});
