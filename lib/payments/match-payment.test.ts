import fc from "fast-check";
import { expect, test } from "vitest";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { type ExpectedPayment, findMismatch } from "./match-payment";

const facts: PaymentFacts = {
  id: "pi_1",
  status: "succeeded",
  amount: 4800,
  amountReceived: 4800,
  currency: "usd",
  livemode: false,
  app: "till_1",
  orderId: "order-1",
  attemptId: "attempt-1",
  decline: null,
  cancellationReason: null,
  captureBefore: null,
};
const expected: ExpectedPayment = {
  orderId: "order-1",
  paymentIntentId: "pi_1",
  amount: 4800,
  captureAmount: null,
  currency: "usd",
  livemode: false,
};

test("the order's own PaymentIntent passes, bound already or not", () => {
  expect(findMismatch(facts, expected)).toBeNull();
  expect(findMismatch(facts, { ...expected, paymentIntentId: null })).toBeNull();
});

test.each([
  ["another_order", { orderId: "order-2" }],
  ["another_order", { orderId: null }],
  ["another_payment_intent", { id: "pi_2" }],
  ["another_currency", { currency: "eur" }],
  ["another_mode", { livemode: true }],
  ["another_amount", { status: "processing", amount: 4799 }],
  ["another_captured_amount", { amount: 4799 }],
  ["another_captured_amount", { amount: 4801, amountReceived: 4801 }],
  ["another_captured_amount", { amountReceived: 4799 }],
  ["another_captured_amount", { amountReceived: 4801 }],
  ["another_captured_amount", { amountReceived: 0 }],
] as const)("%s is found in %o", (mismatch, change) => {
  expect(findMismatch({ ...facts, ...change }, expected)).toBe(mismatch);
});

test.each([null, 0, 1, 3000, 4800])(
  "where %s was decided, no other amount received ever passes",
  (captureAmount) => {
    const decided = { ...expected, captureAmount };
    const right = captureAmount ?? 4800;
    if (right > 0) expect(findMismatch({ ...facts, amountReceived: right }, decided)).toBeNull();
    fc.assert(
      fc.property(fc.nat(5000), (amountReceived) => {
        fc.pre(amountReceived !== right || right === 0);
        expect(findMismatch({ ...facts, amountReceived }, decided)).toBe("another_captured_amount");
      }),
    );
  },
);

test("nothing, where nothing was to be captured, is no payment either", () => {
  const nothing = { ...facts, amountReceived: 0 };
  expect(findMismatch(nothing, { ...expected, captureAmount: 0 })).toBe("another_captured_amount");
});

test("nothing received yet is no mismatch while the payment is open", () => {
  expect(findMismatch({ ...facts, status: "processing", amountReceived: 0 }, expected)).toBeNull();
});
