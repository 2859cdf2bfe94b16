import { expect, test } from "vitest";
import { describeOrderEvent, type TimelineRow } from "./describe-order-event";

const CONTEXT = { totalAmount: 4800, currency: "usd", staffNames: new Map([["u1", "Ada Vinter"]]) };

function told(row: Partial<TimelineRow>): string {
  const full: TimelineRow = {
    kind: "status_changed",
    fromStatus: null,
    toStatus: null,
    cause: "system",
    webhookEventId: null,
    detail: {},
    ...row,
  };
  const { title, subject, webhookEventId, predicate } = describeOrderEvent(full, CONTEXT);
  return `${title}: ${[subject, webhookEventId, predicate].filter(Boolean).join(" ")}`;
}

const PAID = { fromStatus: "pending", toStatus: "paid", detail: { amount: 4800, currency: "usd" } } as const;

test("a webhook's payment names the event and the amount", () => {
  expect(told({ ...PAID, cause: "webhook", webhookEventId: "evt_1" })).toBe(
    "Paid: Stripe’s event evt_1 confirmed $48.00.",
  );
});

test("a payment that a job found says that Stripe was asked", () => {
  expect(told({ ...PAID, cause: "reconcile" })).toBe("Paid: Till asked Stripe, which confirmed $48.00.");
});

test("a payment that staff found names who asked", () => {
  expect(told({ ...PAID, cause: "staff:u1" })).toBe("Paid: Ada Vinter asked Stripe, which confirmed $48.00.");
  expect(told({ ...PAID, cause: "staff:gone" })).toMatch(/^Paid: A member of staff asked Stripe/);
});

test("money that came late says that the items are taken again", () => {
  expect(told({ ...PAID, fromStatus: "canceled", cause: "webhook", webhookEventId: "evt_1" })).toContain(
    "after the order was canceled; its items are taken from stock again",
  );
});

test("a decline gives Stripe's reason in words", () => {
  const row = {
    kind: "payment_declined",
    cause: "webhook",
    webhookEventId: "evt_2",
    detail: { code: "insufficient_funds" },
  };
  expect(told(row)).toBe(
    "Declined: Stripe’s event evt_2 reported that the payment was declined (insufficient funds). The shopper can try again.",
  );
});

test("whoever wanted an order canceled is named", () => {
  const row = { kind: "cancel_requested" };
  expect(told({ ...row, cause: "shopper" })).toMatch(/^To be canceled: The shopper wants/);
  expect(told({ ...row, cause: "staff:u1" })).toMatch(/^To be canceled: Ada Vinter wants/);
});

test("an order that is closed for its declines says how many there were", () => {
  const row = { kind: "too_many_declines", cause: "system", detail: { declines: 8 } };
  expect(told(row)).toMatch(/^Too many declines: Till counted 8 declined payments .*closes the order/);
});

test("a payment that Stripe does not know is named, with what that means and why it may be", () => {
  const row = { kind: "payment_lost", cause: "shopper", detail: { payment: "pi_1" } };
  expect(told(row)).toMatch(
    /^Payment unknown to Stripe: Stripe does not know the payment pi_1\. .*can pay anew.*another account/,
  );
});

test("what the shopper did is told as theirs", () => {
  expect(told({ kind: "placed", toStatus: "pending", cause: "shopper" })).toMatch(
    /^Placed: The shopper ordered for \$48\.00/,
  );
});

test("a review says why", () => {
  expect(
    told({
      kind: "review_opened",
      cause: "webhook",
      webhookEventId: "evt_3",
      detail: { reason: "another_amount" },
    }),
  ).toContain("Stripe’s amount differs from the order’s total.");
});

test("kinds, reasons and details of a later version are told by their names", () => {
  expect(told({ kind: "gift_wrapped" })).toBe("gift wrapped: Till noted this.");
  expect(told({ kind: "review_opened", cause: "webhook", detail: { reason: "constructor" } })).toContain(
    "constructor",
  );
  expect(told({ kind: "payment_declined", cause: "webhook", detail: null })).toContain("no reason given");
});

test("the call to Stripe that a row comes from is told by Stripe's name for it, where it is known", () => {
  const row = {
    kind: "payment_created",
    fromStatus: null,
    toStatus: null,
    cause: "shopper",
    webhookEventId: null,
  };
  const detail = { attempt: "a1", payment: "pi_1", stripeRequestId: "req_1" };
  expect(describeOrderEvent({ ...row, detail }, CONTEXT)).toMatchObject({
    ...{ title: "Payment at Stripe", predicate: "made the payment pi_1.", stripeRequestId: "req_1" },
  });
  expect(describeOrderEvent({ ...row, detail: {} }, CONTEXT).stripeRequestId).toBeNull();
});
