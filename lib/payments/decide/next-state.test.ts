import { expect, test } from "vitest";
import type { Change } from "./changes";
import { nextState } from "./next-state";
import { attemptOf, having, orderOf, paymentOf, refundFactsOf, told } from "./simulation";

const after = (order: Parameters<typeof nextState>[0], ...changes: Change[]) =>
  nextState(order, { outcome: "applied", changes });

test("an attempt takes its own place, and the others stay", () => {
  const order = orderOf({ attempts: [attemptOf({ id: "first" }), attemptOf({ id: "second" })] });
  const captured = attemptOf({ id: "second", status: "captured" });
  expect(after(order, { do: "put_attempt", attempt: captured })).toEqual({
    ...order,
    attempts: [attemptOf({ id: "first" }), captured],
  });
});

test("only the refund whose pieces went back on the shelf says so", () => {
  const order = having(orderOf(), told(paymentOf({ status: "succeeded" })), {
    kind: "refund",
    refund: refundFactsOf(),
    asked: false,
  });
  const refunds = order.refunds.flatMap((refund) => [refund, { ...refund, id: "another" }]);
  expect(after({ ...order, refunds }, { do: "restock", refundId: "another" }).refunds).toEqual([
    refunds[0],
    { ...refunds[1], restocked: true },
  ]);
});

test("of two reviews that were opened each is closed by itself", () => {
  const open = { do: "open_review", reason: "another_amount", detail: {} } as const;
  const order = after(orderOf(), { ...open, subject: "pi_1" }, { ...open, subject: "pi_2" });
  const closing = { by: "ann", choice: "keep", note: null } as const;
  const reviewId = order.reviews[1]?.id ?? "";
  expect(after(order, { do: "close_review", reviewId, remaining: null, closing }).reviews).toEqual([
    order.reviews[0],
    { ...order.reviews[1], open: false },
  ]);
});

test("a review that was opened is open", () => {
  const change = { do: "open_review", reason: "paid_twice", subject: "pi_1", detail: {} } as const;
  expect(after(orderOf(), change).reviews).toMatchObject([
    { reason: "paid_twice", subject: "pi_1", open: true },
  ]);
});

test.each<Change>([
  { do: "take_stock" },
  { do: "return_stock" },
  { do: "note", kind: "payment_lost", detail: {} },
  { do: "mail", kind: "order_confirmed", subject: "" },
  { do: "follow_up", job: { task: "cancel_payment_intent", paymentIntentId: "pi_1" } },
])("$do changes nothing that decisions read", (change) => {
  const order = orderOf();
  expect(after(order, change)).toBe(order);
});
