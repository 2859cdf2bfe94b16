import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRefundFacts, STRIPE_REFUND_STATUSES } from "./refund-facts";

const OURS = "2f6c1b9e-3f83-4c5b-9f0e-0a4dd2f6c1b9";
const refund = {
  id: "re_1",
  object: "refund",
  status: "succeeded",
  amount: 1000,
  currency: "usd",
  payment_intent: "pi_1",
  metadata: { refund_id: OURS },
};

test("a refund that we asked for is read with the row that asked", () => {
  expect(parseRefundFacts(refund)).toEqual({
    id: "re_1",
    status: "succeeded",
    amount: 1000,
    currency: "usd",
    paymentIntentId: "pi_1",
    refundId: OURS,
    failureReason: null,
  });
});

test("why it failed is read where Stripe says so", () => {
  const failed = { ...refund, status: "failed", failure_reason: "expired_or_canceled_card" };
  expect(parseRefundFacts(failed)).toMatchObject({
    status: "failed",
    failureReason: "expired_or_canceled_card",
  });
});

test.each([[{}], [{ refund_id: "42; DROP TABLE" }], [null], [undefined]])(
  "with metadata %o it is none of ours, and read all the same",
  (metadata) => {
    expect(parseRefundFacts({ ...refund, metadata })).toMatchObject({ id: "re_1", refundId: null });
  },
);

test("one of a charge without a PaymentIntent names none", () => {
  for (const payment_intent of [null, undefined])
    expect(parseRefundFacts({ ...refund, payment_intent })?.paymentIntentId).toBeNull();
});

test.each(STRIPE_REFUND_STATUSES)("%s is read as it is", (status) => {
  expect(parseRefundFacts({ ...refund, status })?.status).toBe(status);
});

test("a status that Stripe adds later, or none, is unknown, not a guess", () => {
  for (const status of ["reversed", null])
    expect(parseRefundFacts({ ...refund, status })?.status).toBe("unknown");
});

test("anything that is no refund is null, never an exception", () => {
  fc.assert(fc.property(fc.anything(), (value) => parseRefundFacts(value) === null));
  for (const field of ["id", "object", "amount", "currency"])
    expect(parseRefundFacts({ ...refund, [field]: undefined }), field).toBeNull();
  for (const wrong of [{ object: "charge" }, { id: "" }, { amount: -1 }, { amount: 0.5 }, { currency: "us" }])
    expect(parseRefundFacts({ ...refund, ...wrong })).toBeNull();
});
