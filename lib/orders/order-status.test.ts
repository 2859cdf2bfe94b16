import fc from "fast-check";
import { expect, test } from "vitest";
import { ALLOWED_MOVES, isOpen, mayMove, ORDER_STATUSES, type OrderStatus } from "./order-status";

const anyStatus = fc.constantFrom(...ORDER_STATUSES);

test("every status can be reached from pending", () => {
  const reached = new Set<OrderStatus>(["pending"]);
  for (const status of reached) for (const next of ALLOWED_MOVES[status]) reached.add(next);
  expect([...reached].sort()).toEqual([...ORDER_STATUSES].sort());
});

test("nothing moves to where it already is", () => {
  fc.assert(fc.property(anyStatus, (status) => !mayMove(status, status)));
});

test("however an order moves, paid is where it stays", () => {
  fc.assert(
    fc.property(fc.array(anyStatus, { maxLength: 12 }), (wishes) => {
      let status: OrderStatus = "pending";
      let paid = false;
      for (const wish of wishes) {
        if (mayMove(status, wish)) status = wish;
        paid ||= status === "paid";
      }
      expect(paid).toBe(status === "paid");
    }),
  );
});

test("an order that was closed opens again only by being paid", () => {
  for (const from of ORDER_STATUSES.filter((status) => !isOpen(status))) {
    expect(ALLOWED_MOVES[from].filter((to) => to !== "paid")).toEqual([]);
  }
});
