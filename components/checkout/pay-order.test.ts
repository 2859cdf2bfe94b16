import { describe, expect, test } from "vitest";
import type { PayAnswer } from "./checkout-types";
import { type PaymentForm, type PayPhase, payCart } from "./pay-order";

const TYPED = {
  email: "ada@example.com",
  name: "Ada Lovelace",
  line1: "12 Dock Street",
  city: "Portland",
  state: "OR",
  postalCode: "97201",
  country: "US",
};
const ORDER = { cartVersion: 3, currency: "usd", expectedTotal: 5000, shippingMethodId: "courier" } as const;
const PLACED: PayAnswer = {
  ok: true,
  clientSecret: "pi_1_secret_2",
  orderToken: "tok",
  orderNumber: 7,
};

type Confirmed = Awaited<ReturnType<PaymentForm["confirm"]>>;
const SUCCEEDED: Confirmed = { paymentIntent: { status: "succeeded", last_payment_error: null } };

/** Presses Pay with a payment form and a server that answer as told, and records what was asked of them. */
async function press({
  typed = TYPED,
  submitted = {},
  placed = PLACED,
  confirmed = SUCCEEDED,
  shows = { amount: 5000, currency: "usd" },
  billToShipping = true,
}: {
  typed?: Record<string, string>;
  submitted?: { error?: unknown };
  placed?: PayAnswer | Error;
  confirmed?: Confirmed;
  shows?: { amount: number; currency: string };
  billToShipping?: boolean;
} = {}) {
  const calls: string[] = [];
  const phases: PayPhase[] = [];
  const sent: unknown[] = [];
  const outcome = await payCart({
    form: {
      submit: async () => {
        calls.push("submit");
        return submitted;
      },
      confirm: async (payment) => {
        calls.push("confirm");
        sent.push(payment);
        return confirmed;
      },
    },
    typed,
    billToShipping,
    order: ORDER,
    elementShows: () => shows,
    payAction: async (form) => {
      calls.push("pay action");
      sent.push(form);
      if (placed instanceof Error) throw placed;
      return placed;
    },
    orderUrl: (token) => `https://shop.test/orders/${token}`,
    onPhase: (phase) => phases.push(phase),
  });
  return { outcome, calls, phases, sent };
}

test("a payment goes from the form to the server to the bank, in this order, and ends on the order's page", async () => {
  const { outcome, calls, phases } = await press();
  expect(calls).toEqual(["submit", "pay action", "confirm"]);
  expect(phases).toEqual(["checking", "placing", "bank", "confirming"]);
  expect(outcome).toEqual({ kind: "order", orderToken: "tok" });
});

test("the server is sent what the shopper saw, and Stripe the whole billing address", async () => {
  const { sent } = await press();
  expect(sent).toEqual([
    { ...ORDER, contact: TYPED },
    {
      clientSecret: "pi_1_secret_2",
      returnUrl: "https://shop.test/orders/tok",
      billing: {
        name: "Ada Lovelace",
        email: "ada@example.com",
        address: {
          line1: "12 Dock Street",
          line2: "",
          city: "Portland",
          state: "OR",
          postal_code: "97201",
          country: "US",
        },
      },
    },
  ]);
});

test("a billing address that the Payment Element asks for is left to it", async () => {
  const { sent } = await press({ billToShipping: false });
  expect(sent[1]).toMatchObject({ billing: { name: "Ada Lovelace", email: "ada@example.com" } });
  expect(sent[1]).not.toHaveProperty("billing.address");
});

describe("nothing is placed", () => {
  test("while a field of ours is missing, and Stripe's part does not take the keyboard", async () => {
    const { outcome, calls } = await press({ typed: { ...TYPED, name: "" } });
    expect(calls).toEqual([]);
    expect(outcome).toEqual({ kind: "incomplete", errors: { name: "Enter your full name" } });
  });

  test("while the card is incomplete", async () => {
    const { outcome, calls } = await press({ submitted: { error: { type: "validation_error" } } });
    expect(calls).toEqual(["submit"]);
    expect(outcome).toEqual({ kind: "incomplete", errors: {} });
  });
});

describe("nothing is confirmed", () => {
  test("when the server refuses", async () => {
    const refusal = { ok: false, kind: "cart_empty" } as const;
    const { outcome, calls } = await press({ placed: refusal });
    expect(calls).toEqual(["submit", "pay action"]);
    expect(outcome).toEqual({ kind: "refused", answer: refusal });
  });

  test.each(["already_paid", "payment_in_progress"] as const)("when the server says %s", async (kind) => {
    const { outcome, calls } = await press({ placed: { ok: false, kind, orderToken: "earlier" } });
    expect(calls).not.toContain("confirm");
    expect(outcome).toEqual({ kind: "order", orderToken: "earlier" });
  });

  test("when the server cannot be reached", async () => {
    const { outcome, calls } = await press({ placed: new TypeError("Failed to fetch") });
    expect(calls).not.toContain("confirm");
    expect(outcome).toEqual({ kind: "unreachable" });
  });

  test.each([
    { amount: 4999, currency: "usd" },
    { amount: 5000, currency: "eur" },
  ])("when the Payment Element shows $amount $currency for an order of 5000 usd", async (shows) => {
    const { outcome, calls } = await press({ shows });
    expect(calls).not.toContain("confirm");
    expect(outcome).toEqual({ kind: "unclear" });
  });
});

describe("after confirming", () => {
  test.each(["succeeded", "processing", "requires_capture"])(
    "an intent that another tab brought to %s leads to the order's page",
    async (status) => {
      const error = {
        type: "invalid_request_error",
        code: "payment_intent_unexpected_state",
        payment_intent: { status },
      } as const;
      const { outcome } = await press({ confirmed: { error } });
      expect(outcome).toEqual({ kind: "order", orderToken: "tok" });
    },
  );

  test("a declined card keeps the shopper here, in the bank's words", async () => {
    const error = { type: "card_error", code: "card_declined", message: "Your card was declined." } as const;
    const { outcome } = await press({ confirmed: { error } });
    expect(outcome).toEqual({ kind: "declined", message: "Your card was declined." });
  });

  test("a failed 3D Secure check is a decline", async () => {
    const code = "payment_intent_authentication_failure";
    const error = { type: "invalid_request_error", code, message: "We are unable to authenticate." } as const;
    const { outcome } = await press({ confirmed: { error } });
    expect(outcome).toEqual({ kind: "declined", message: "We are unable to authenticate." });
  });

  test("what Stripe.js itself rejects is no decline: it may not have asked Stripe", async () => {
    const error = {
      type: "validation_error",
      code: "incomplete_iban",
      message: "Your IBAN is incomplete.",
    } as const;
    const { outcome } = await press({ confirmed: { error } });
    expect(outcome).toEqual({ kind: "rejected", message: "Your IBAN is incomplete." });
  });

  test("a lost connection is unclear, whatever Stripe.js says about it", async () => {
    const error = { type: "api_connection_error", message: "fetch failed at 10.0.0.3" } as const;
    const { outcome } = await press({ confirmed: { error } });
    expect(outcome).toEqual({ kind: "unclear" });
  });

  test("a slow bank debit leads to the order's page", async () => {
    const { outcome } = await press({
      confirmed: { paymentIntent: { status: "processing", last_payment_error: null } },
    });
    expect(outcome).toEqual({ kind: "order", orderToken: "tok" });
  });
});
