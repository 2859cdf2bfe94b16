import { expect, test } from "vitest";
import { PAYMENT_STATUSES } from "@/lib/stripe/payment-facts";
import { paymentOutcome } from "./payment-outcome";

test("only succeeded means that the money is there", () => {
  const captured = [...PAYMENT_STATUSES, "unknown" as const].filter(
    (status) => paymentOutcome({ status }) === "captured",
  );
  expect(captured).toEqual(["succeeded"]);
});

test("what can still be paid is payable, and what Stripe adds later is not guessed", () => {
  expect(paymentOutcome({ status: "requires_payment_method" })).toBe("payable");
  expect(paymentOutcome({ status: "requires_action" })).toBe("payable");
  expect(paymentOutcome({ status: "requires_capture" })).toBe("held");
  expect(paymentOutcome({ status: "unknown" })).toBe("unknown");
});
