import { expect, test } from "vitest";
import { stripeLink } from "./stripe-link";

test("a live payment opens in the live Dashboard", () => {
  expect(stripeLink("payments", "pi_1", true, null).href).toBe("https://dashboard.stripe.com/payments/pi_1");
});

test("a test payment opens in the Dashboard's test mode", () => {
  expect(stripeLink("payments", "pi_1", false, null).href).toBe(
    "https://dashboard.stripe.com/test/payments/pi_1",
  );
});

test("a sandbox payment opens in the sandbox and never at Stripe", () => {
  const link = stripeLink("payments", "pi_1", false, new URL("http://127.0.0.1:12111/"));
  expect(link.href).toBe("http://127.0.0.1:12111/#pi_1");
});

test("a dispute opens among the disputes", () => {
  expect(stripeLink("disputes", "du_1", true, null).href).toBe("https://dashboard.stripe.com/disputes/du_1");
});
