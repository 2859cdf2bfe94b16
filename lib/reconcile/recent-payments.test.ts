import { describe, expect, test } from "vitest";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { differs } from "./recent-payments";

const PAYMENT: PaymentFacts = {
  ...{ id: "pi_1", status: "succeeded", amount: 500, amountReceived: 500, currency: "usd", livemode: false },
  ...{
    app: "ours",
    orderId: null,
    attemptId: "a1",
    decline: null,
    cancellationReason: null,
    captureBefore: null,
  },
};
const ATTEMPT = { id: "a1", status: "captured", paymentIntentId: "pi_1", declineIds: ["ch_1"] } as const;
const attempt = (more: Partial<Parameters<typeof differs>[1] & object> = {}) => ({
  ...ATTEMPT,
  declineIds: [...ATTEMPT.declineIds],
  ...more,
});

describe("what is worth a question to Stripe", () => {
  test.each([
    ["requires_payment_method", "payable"],
    ["requires_action", "payable"],
    ["processing", "processing"],
    ["requires_capture", "authorized"],
    ["succeeded", "captured"],
    ["canceled", "canceled"],
  ] as const)("%s is known as %s, and news for every other state", (status, known) => {
    const payment = { ...PAYMENT, status };
    expect(differs(payment, attempt({ status: known }))).toBe(false);
    expect(differs(payment, attempt({ status: known === "captured" ? "payable" : "captured" }))).toBe(true);
  });

  test("a status that nobody knows is none", () => {
    expect(differs({ ...PAYMENT, status: "unknown" }, attempt({ status: "payable" }))).toBe(false);
  });

  test("a decline that was not counted", () => {
    const declined = (id: string) => ({
      ...PAYMENT,
      status: "requires_payment_method" as const,
      decline: { id, code: "generic_decline" },
    });
    expect(differs(declined("ch_1"), attempt({ status: "payable" }))).toBe(false);
    expect(differs(declined("ch_2"), attempt({ status: "payable" }))).toBe(true);
  });

  test("a PaymentIntent that its attempt does not have, unless it is canceled", () => {
    expect(differs(PAYMENT, attempt({ paymentIntentId: null, status: "starting" }))).toBe(true);
    expect(differs(PAYMENT, attempt({ paymentIntentId: "pi_2" }))).toBe(true);
    expect(differs({ ...PAYMENT, status: "canceled" }, attempt({ paymentIntentId: "pi_2" }))).toBe(false);
  });

  test("of no attempt, only with money in it", () => {
    expect(differs(PAYMENT, undefined)).toBe(true);
    expect(differs({ ...PAYMENT, status: "requires_payment_method" }, undefined)).toBe(false);
    expect(differs({ ...PAYMENT, status: "canceled" }, undefined)).toBe(false);
  });
});
