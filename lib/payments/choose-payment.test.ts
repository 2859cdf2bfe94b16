import { describe, expect, test } from "vitest";
import type { FoundPayment } from "@/lib/stripe/find-payment-intents";
import type { PaymentStatus } from "@/lib/stripe/payment-facts";
import { choosePayment } from "./choose-payment";

const found = (id: string, status: PaymentStatus): FoundPayment => ({
  clientSecret: `${id}_secret_x`,
  facts: {
    ...{ id, status, amount: 500, amountReceived: 0, currency: "usd", livemode: false, app: null },
    ...{ orderId: null, attemptId: null, decline: null, cancellationReason: null, captureBefore: null },
  },
});
const chosen = (...statuses: PaymentStatus[]) =>
  choosePayment(statuses.map((status, n) => found(`pi_${n}`, status)))?.facts.status ?? null;

describe("of several PaymentIntents of one attempt", () => {
  test.each(["succeeded", "processing", "requires_capture"] as const)(
    "one that is %s comes first",
    (status) => {
      for (const other of ["requires_payment_method", "requires_action", "canceled", "unknown"] as const) {
        expect(chosen(other, status)).toBe(status);
        expect(chosen(status, other)).toBe(status);
      }
    },
  );

  test.each(["requires_payment_method", "requires_confirmation", "requires_action"] as const)(
    "one that is %s comes before what is over",
    (status) => {
      expect(chosen("canceled", status)).toBe(status);
      expect(chosen("unknown", status)).toBe(status);
    },
  );

  test("of equals the first is chosen", () => {
    const [a, b] = [found("pi_a", "requires_action"), found("pi_b", "requires_action")];
    expect(choosePayment([a, b])).toBe(a);
  });
});

test("what is over is still what the attempt made", () => {
  expect(chosen("canceled")).toBe("canceled");
});

test("nothing is chosen where nothing was found", () => {
  expect(choosePayment([])).toBeNull();
});
