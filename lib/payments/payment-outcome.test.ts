import { expect, test } from "vitest";
import { PAYMENT_STATUSES } from "@/lib/stripe/payment-facts";
import { paymentOutcome } from "./payment-outcome";

test("only succeeded means that the money is there", () => {
  const captured = [...PAYMENT_STATUSES, "unknown" as const].filter(
    (status) => paymentOutcome({ status }) === "captured",
  );
  expect(captured).toEqual(["succeeded"]);
});

test.each([
  ["requires_payment_method", "payable"],
  ["requires_confirmation", "payable"],
  ["requires_action", "payable"],
  ["processing", "processing"],
  ["requires_capture", "held"],
  ["canceled", "canceled"],
  // What Stripe adds later is not guessed.
  ["unknown", "unknown"],
] as const)("%s is %s", (status, outcome) => {
  expect(paymentOutcome({ status })).toBe(outcome);
});
