import { afterEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { parsePaymentFacts } from "@/lib/stripe/payment-facts";
import { apply, orderOf, placePayment, succeeded } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, stockOf } from "@/lib/testing/shop";
import { ensurePaymentIntent } from "./ensure-payment-intent";
import { findOpenAttempt } from "./payment-attempt";

setUpSandbox();
afterEach(expectInvariantsToHold);

describe("a canceled payment stays canceled", () => {
  test.each([
    ["requires_payment_method", false],
    ["requires_action", false],
    ["processing", false],
    ["requires_payment_method", true],
  ] as const)("when an older snapshot says %s (asked: %s)", async (status, asked) => {
    const { orderId, productId, facts } = await placePayment({ stock: 5 });
    await apply({ ...facts, status: "canceled" });
    const before = await orderOf(orderId);
    expect(before).toMatchObject({ status: "canceled", attempts: [{ status: "canceled" }] });
    const decline = { id: "ch_1", code: "generic_decline" };
    expect(await apply({ ...facts, status, decline }, { asked })).toBe("unchanged");
    expect(await orderOf(orderId)).toEqual(before);
    expect(await stockOf(productId)).toBe(5);
  });
});

describe("a captured payment stays captured", () => {
  test.each(["requires_payment_method", "requires_action", "processing", "canceled"] as const)(
    "when an older snapshot says %s",
    async (status) => {
      const { orderId, facts } = await placePayment();
      await apply(succeeded(facts));
      const before = await orderOf(orderId);
      expect(await apply({ ...facts, status })).toBe("unchanged");
      expect(await orderOf(orderId)).toEqual(before);
    },
  );

  test("when the answer to creating it comes after the event that says it is paid", async () => {
    const { orderId } = await placePayment();
    const waiting = await findOpenAttempt(prisma(), orderId);
    if (!waiting) throw new Error("the order has no open attempt");
    // Stripe acted, its answer is still on the way, and the shopper has paid meanwhile.
    const made = await stripe().paymentIntents.create(waiting.params, {
      idempotencyKey: waiting.idempotencyKey,
    });
    const paid = await stripe().paymentIntents.confirm(made.id, {
      payment_method: "pm_card_visa",
      return_url: "http://localhost:3000/",
    });
    const facts = parsePaymentFacts(paid);
    if (!facts) throw new Error("the PaymentIntent cannot be read");
    expect(await apply(facts)).toBe("applied");

    expect(await ensurePaymentIntent(waiting, { by: "shopper" })).toMatchObject({ ok: true });
    expect(await orderOf(orderId)).toMatchObject({
      status: "paid",
      attempts: [{ status: "captured", paymentIntentId: made.id, amountReceived: facts.amount }],
    });
  });
});
