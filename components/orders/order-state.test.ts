import { expect, test } from "vitest";
import { ORDER_STATUSES } from "@/lib/orders/order-status";
import { type OrderFacts, orderState } from "./order-state";
import { orderWords } from "./order-words";

const ORDER: OrderFacts = {
  status: "pending",
  reviewReason: null,
  tooManyDeclines: false,
  paidTooLate: false,
  authorized: false,
  released: false,
  totalAmount: 5000,
  refundedAmount: 0,
  capturedAmount: 5000,
};
const STANDINGS = ["unpaid", "declined", "unknown"] as const;

test("a pending order shows what Stripe said just now: nothing yet, refused, or no answer", () => {
  expect(STANDINGS.map((standing) => orderState(ORDER, standing))).toEqual([
    "waiting",
    "declined",
    "unclear",
  ]);
});

test("only an answer of Stripe’s makes the page say that nothing was charged", () => {
  const charged = (standing: (typeof STANDINGS)[number]) =>
    orderWords(orderState(ORDER, standing), true).text.join(" ");
  expect(charged("declined")).toContain("you have not been charged");
  expect(charged("unpaid")).not.toContain("not been charged");
  expect(charged("unknown")).toContain("cannot say whether you have been charged");
});

test("what is no longer pending is shown by its status, whatever is said of a payment", () => {
  for (const status of ORDER_STATUSES.filter((one) => one !== "pending")) {
    const order = { ...ORDER, status, capturedAmount: status === "paid" ? 5000 : 0 };
    expect(STANDINGS.map((standing) => orderState(order, standing))).toEqual([status, status, status]);
  }
});

test("a review is shown while the order is not paid, and keeps a shopper from paying twice", () => {
  const review = { ...ORDER, reviewReason: "amount_mismatch" };
  expect(orderState(review, "declined")).toBe("review");
  expect(orderState({ ...review, status: "canceled" }, "unknown")).toBe("review");
  expect(orderState({ ...review, status: "paid" }, "unknown")).toBe("paid");
});

test("whose money came after the order had ended reads that it goes back, and never that nothing was charged", () => {
  for (const status of ["expired", "canceled"] as const) {
    const late = { ...ORDER, status, paidTooLate: true };
    expect(orderState(late, "unknown")).toBe("too_late");
    expect(orderState({ ...late, reviewReason: "refund_failed" }, "unknown")).toBe("review");
    expect(orderState({ ...late, capturedAmount: 5000, refundedAmount: 5000 }, "unknown")).toBe("refunded");
  }
  expect(orderWords("too_late", true).text.join(" ")).not.toContain("not been charged");
});

test("a refund of part of the money is told apart from a refund of all of it", () => {
  const paid = { ...ORDER, status: "paid" as const };
  expect(orderState({ ...paid, refundedAmount: 1 }, "unknown")).toBe("partly_refunded");
  expect(orderState({ ...paid, refundedAmount: 5000 }, "unknown")).toBe("refunded");
});

test("who paid twice and got the one sum back has paid: their things come, which a refund of all would not say", () => {
  const twice = { ...ORDER, status: "paid" as const, capturedAmount: 10_000 };
  expect(orderState({ ...twice, refundedAmount: 5000 }, "unknown")).toBe("paid_too_much");
  expect(orderState({ ...twice, refundedAmount: 5001 }, "unknown")).toBe("partly_refunded");
  expect(orderState({ ...twice, refundedAmount: 10_000 }, "unknown")).toBe("refunded");
  expect(orderState({ ...twice, status: "expired", refundedAmount: 5000 }, "unknown")).toBe(
    "partly_refunded",
  );
});

test("an order with too many declines offers no other try, and is safe to say uncharged once it is closed", () => {
  const tried = { ...ORDER, tooManyDeclines: true };
  expect(orderState(tried, "declined")).toBe("closing");
  expect(orderWords("closing", true).text.join(" ")).not.toContain("not been charged");
  expect(orderState({ ...tried, status: "canceled" }, "unknown")).toBe("declined_too_often");
  expect(orderState({ ...tried, status: "paid" }, "unknown")).toBe("paid");
});

test("every state has words, and none of them shows why an order is under review", () => {
  for (const status of ORDER_STATUSES) {
    const state = orderState({ ...ORDER, status, reviewReason: "amount_mismatch" }, "unknown");
    const words = orderWords(state, true);
    expect(words.title).not.toBe("");
    expect(words.text.join(" ")).not.toContain("amount_mismatch");
  }
});

test("a receipt is on its way to an inbox only where mail goes out", () => {
  const states = ORDER_STATUSES.map((status) => orderState({ ...ORDER, status }, "unknown"));
  const said = (mails: boolean) => states.flatMap((state) => orderWords(state, mails).text).join(" ");
  expect(said(true)).toContain("receipt is on its way");
  expect(said(false)).not.toMatch(/inbox|we write to you/i);
  expect(said(false)).toContain("This page is your receipt");
});

test("an amount that is only held is called neither paid nor charged, nor on its way", () => {
  const held = { ...ORDER, status: "processing" as const, authorized: true, capturedAmount: 0 };
  expect(orderState(held, "unknown")).toBe("reserved");
  expect(orderState({ ...held, reviewReason: "authorized_not_captured" }, "unknown")).toBe("review");
  for (const mails of [true, false]) {
    const said = orderWords("reserved", mails).text.join(" ");
    expect(said).toContain("Nothing has been charged so far");
    expect(said).not.toContain("on its way");
  }
});

test("who was charged less than the total reads that, and that the rest is free", () => {
  const paid = { ...ORDER, status: "paid" as const };
  expect(orderState({ ...paid, capturedAmount: 4999 }, "unknown")).toBe("paid_in_part");
  expect(orderState({ ...paid, capturedAmount: 5000 }, "unknown")).toBe("paid");
  expect(orderWords("paid_in_part", false).text.join(" ")).toContain("less than the total");
});

test("an amount that was let go is told as that, also while staff still look at why", () => {
  const ended = { ...ORDER, status: "canceled" as const, released: true, capturedAmount: 0 };
  expect(orderState(ended, "unknown")).toBe("released");
  expect(orderState({ ...ended, reviewReason: "authorization_lapsed" }, "unknown")).toBe("released");
  expect(orderWords("released", true).text.join(" ")).toContain("You have not been charged");
});

test("what was captured of an order that staff then ended is on its way back, and not too late", () => {
  const ended = { ...ORDER, status: "canceled" as const, capturedAmount: 1000 };
  expect(orderState(ended, "unknown")).toBe("refunded");
});
