import fc from "fast-check";
import { expect, test } from "vitest";
import { PAYMENT_STATUSES, parsePaymentFacts } from "./payment-facts";

const intent = {
  id: "pi_1",
  object: "payment_intent",
  status: "succeeded",
  amount: 4800,
  amount_received: 4800,
  currency: "usd",
  livemode: false,
  metadata: {
    app: "till_1",
    order_id: "2f6c1b9e-3f83-4c5b-9f0e-0a4dd2f6c1b9",
    attempt_id: "b7a1c2d3-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
  },
  last_payment_error: null,
};

test("a PaymentIntent of ours is read", () => {
  expect(parsePaymentFacts(intent)).toEqual({
    id: "pi_1",
    status: "succeeded",
    amount: 4800,
    amountReceived: 4800,
    currency: "usd",
    livemode: false,
    app: "till_1",
    orderId: intent.metadata.order_id,
    attemptId: intent.metadata.attempt_id,
    decline: null,
    cancellationReason: null,
    captureBefore: null,
  });
});

test("why it was canceled and when a held amount lapses are read where Stripe says so", () => {
  const latest_charge = { id: "ch_1", payment_method_details: { card: { capture_before: 1_790_000_000 } } };
  expect(parsePaymentFacts({ ...intent, cancellation_reason: "abandoned", latest_charge })).toMatchObject({
    cancellationReason: "abandoned",
    captureBefore: 1_790_000_000,
  });
  for (const other of ["ch_1", null, { payment_method_details: { sepa_debit: {} } }]) {
    expect(parsePaymentFacts({ ...intent, latest_charge: other })?.captureBefore).toBeNull();
  }
});

test("a status that Stripe adds later is unknown, not a guess", () => {
  expect(parsePaymentFacts({ ...intent, status: "requires_reauthorization" })?.status).toBe("unknown");
});

test("metadata of another program is read as none of ours", () => {
  const facts = parsePaymentFacts({ ...intent, metadata: { order_id: "42; DROP TABLE" } });
  expect(facts).toMatchObject({ app: null, orderId: null, attemptId: null });
});

test.each([
  [
    { code: "card_declined", decline_code: "lost_card", charge: "ch_1" },
    { id: "ch_1", code: "lost_card" },
  ],
  [
    { code: "expired_card", charge: "ch_1" },
    { id: "ch_1", code: "expired_card" },
  ],
  // Refused before there was a charge: the payment method that was tried tells one try from the next.
  [
    { code: "expired_card", payment_method: { id: "pm_1" } },
    { id: "pm_1", code: "expired_card" },
  ],
  [
    { charge: "ch_1", payment_method: { id: "pm_1" } },
    { id: "ch_1", code: "unknown" },
  ],
  [{ payment_method: null }, { id: "pi_1", code: "unknown" }],
])("the refusal %o counts once, by what was refused", (last_payment_error, decline) => {
  expect(parsePaymentFacts({ ...intent, last_payment_error })?.decline).toEqual(decline);
});

test.each(PAYMENT_STATUSES)("%s is read as it is", (status) => {
  expect(parsePaymentFacts({ ...intent, status })?.status).toBe(status);
});

test("anything that is no PaymentIntent is null, never an exception", () => {
  fc.assert(fc.property(fc.anything(), (value) => parsePaymentFacts(value) === null));
  for (const field of [
    "id",
    "object",
    "status",
    "amount",
    "amount_received",
    "currency",
    "livemode",
    "metadata",
  ]) {
    expect(parsePaymentFacts({ ...intent, [field]: undefined }), field).toBeNull();
  }
  for (const wrong of [
    { object: "charge" },
    { id: "ch_1" },
    { amount: -1 },
    { amount_received: -1 },
    { currency: "us" },
  ])
    expect(parsePaymentFacts({ ...intent, ...wrong })).toBeNull();
});
