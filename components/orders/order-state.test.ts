import { expect, test } from "vitest";
import { ORDER_STATUSES } from "@/lib/orders/order-status";
import { type OrderFacts, orderState } from "./order-state";
import { orderWords } from "./order-words";

const ORDER: OrderFacts = {
  status: "pending",
  reviewReason: null,
  refundedAmount: 0,
  totalAmount: 5000,
  lastDecline: null,
};

test("a pending order waits, until a payment method was refused", () => {
  expect(orderState(ORDER)).toBe("waiting");
  expect(orderState({ ...ORDER, lastDecline: "insufficient_funds" })).toBe("declined");
});

test("a review is shown while the order is not paid, and keeps a shopper from paying twice", () => {
  const review = { ...ORDER, reviewReason: "amount_mismatch", lastDecline: "generic_decline" };
  expect(orderState(review)).toBe("review");
  expect(orderState({ ...review, status: "canceled" })).toBe("review");
  expect(orderState({ ...review, status: "paid" })).toBe("paid");
});

test("a refund of part of the money is told apart from a refund of all of it", () => {
  const paid = { ...ORDER, status: "paid" as const };
  expect(orderState({ ...paid, refundedAmount: 1 })).toBe("partly_refunded");
  expect(orderState({ ...paid, refundedAmount: 5000 })).toBe("refunded");
});

test("every status has words, and none of them shows why an order is under review", () => {
  for (const status of ORDER_STATUSES) {
    const words = orderWords(orderState({ ...ORDER, status, reviewReason: "amount_mismatch" }), true);
    expect(words.title).not.toBe("");
    expect(words.text.join(" ")).not.toContain("amount_mismatch");
  }
});

test("a receipt is on its way to an inbox only where mail goes out", () => {
  const states = ORDER_STATUSES.map((status) => orderState({ ...ORDER, status }));
  const said = (mails: boolean) => states.flatMap((state) => orderWords(state, mails).text).join(" ");
  expect(said(true)).toContain("receipt is on its way");
  expect(said(false)).not.toMatch(/inbox|we write to you/i);
  expect(said(false)).toContain("This page is your receipt");
});
