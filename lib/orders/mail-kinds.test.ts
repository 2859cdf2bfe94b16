import { expect, test } from "vitest";
import { isStillTrue, isWaiting, ORDER_MAIL_KINDS, readMailKind } from "./mail-kinds";
import { ORDER_STATUSES, type OrderStatus } from "./order-status";

const REFUND = "5b1c3f60-9f5a-4f0e-9d0c-0c8a2f5a7b11";
const PARCEL = "0d9c3f60-9f5a-4f0e-9d0c-0c8a2f5a7b12";
const EARLIER = new Date("2026-11-25T10:00:00Z");
const RECEIVED = [
  { status: "captured", amountReceived: 100 },
  // What is held was not received.
  { status: "authorized", amountReceived: 0 },
] as const;
const LATER = new Date("2026-11-25T11:00:00Z");

test("a mail waits until it has gone out, and again from when staff ask for it", () => {
  expect(isWaiting({ sentAt: null, resendAskedAt: null })).toBe(true);
  expect(isWaiting({ sentAt: EARLIER, resendAskedAt: null })).toBe(false);
  expect(isWaiting({ sentAt: EARLIER, resendAskedAt: LATER })).toBe(true);
  expect(isWaiting({ sentAt: LATER, resendAskedAt: EARLIER })).toBe(false);
  expect(isWaiting({ sentAt: LATER, resendAskedAt: LATER })).toBe(false);
});

test("a kind is kept with what it is about, and a kind of a later version is not known", () => {
  expect(readMailKind("order_confirmed")).toEqual({ kind: "order_confirmed", subject: null });
  expect(readMailKind(`refunded:${REFUND}`)).toEqual({ kind: "refunded", subject: REFUND });
  expect(readMailKind("order_gift_wrapped")).toEqual({ kind: null, subject: null });
});

const TRUE_WHILE: Record<string, OrderStatus[]> = {
  order_received: ["processing"],
  order_authorized: ["processing"],
  order_confirmed: ["paid"],
  payment_failed: ["pending"],
  order_expired: ["expired"],
  authorization_ended: ["canceled"],
  payment_ended: ["canceled"],
  paid_too_late: ["expired", "canceled"],
  order_gift_wrapped: [],
};

test.each(Object.entries(TRUE_WHILE))("the mail %s is true while the order is %j", (kind, statuses) => {
  const order = { attempts: RECEIVED, refundedAmount: 0, refunds: [], parcels: [] };
  for (const status of ORDER_STATUSES) {
    expect(isStillTrue(kind, { ...order, status }), status).toBe(statuses.includes(status));
  }
});

test("a confirmation is no longer true once all of the money has gone back", () => {
  const order = { status: "paid", attempts: RECEIVED, refunds: [], parcels: [] } as const;
  expect(isStillTrue("order_confirmed", { ...order, refundedAmount: 99 })).toBe(true);
  expect(isStillTrue("order_confirmed", { ...order, refundedAmount: 100 })).toBe(false);
});

test.each([
  ["refunded", "succeeded", "failed"],
  ["refund_failed", "failed", "succeeded"],
] as const)("the mail %s is true while its refund has %s, not %s", (kind, yes, no) => {
  const about = (status: "succeeded" | "failed") => ({
    status: "paid" as const,
    attempts: RECEIVED,
    refundedAmount: 0,
    refunds: [{ id: REFUND, status }],
    parcels: [],
  });
  expect(isStillTrue(`${kind}:${REFUND}`, about(yes))).toBe(true);
  expect(isStillTrue(`${kind}:${REFUND}`, about(no))).toBe(false);
  expect(isStillTrue(`${kind}:another`, about(yes))).toBe(false);
});

test.each([
  ["on its way", { deliveredAt: null, undoneAt: null }, { shipped: true, delivered: false }],
  ["delivered", { deliveredAt: LATER, undoneAt: null }, { shipped: false, delivered: true }],
  ["undone", { deliveredAt: null, undoneAt: LATER }, { shipped: false, delivered: false }],
] as const)("of a parcel that is %s only its own mail is true", (_, parcel, expected) => {
  const order = { status: "paid", attempts: RECEIVED, refundedAmount: 0, refunds: [] } as const;
  const now = { ...order, parcels: [{ id: PARCEL, ...parcel }] };
  for (const kind of ["shipped", "delivered"] as const) {
    expect(isStillTrue(`${kind}:${PARCEL}`, now)).toBe(expected[kind]);
    expect(isStillTrue(`${kind}:another`, now)).toBe(false);
  }
});

test("every kind says when it is true", () => {
  expect([...Object.keys(TRUE_WHILE), "refunded", "refund_failed", "shipped", "delivered"]).toEqual(
    expect.arrayContaining([...ORDER_MAIL_KINDS]),
  );
});
