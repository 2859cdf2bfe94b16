import { afterAll, afterEach, describe, expect, test } from "vitest";
import { stripe } from "@/lib/stripe/client";
import { setUpDatabase } from "@/lib/testing/database";
import { workOff } from "@/lib/testing/jobs";
import { orderOf } from "@/lib/testing/payment";
import { startTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { signatureFor } from "@/lib/testing/signature";
import { payByBankDebit, started } from "@/lib/testing/started-payment";
import { POST } from "./route";

const SECRET = "whsec_of_this_test";
let sandbox: TestSandbox;
setUpDatabase(async () => {
  sandbox = await startTestSandbox();
  return { ...sandbox.settings, STRIPE_WEBHOOK_SECRET: SECRET };
});
afterAll(() => sandbox.stop());
afterEach(expectInvariantsToHold);

/** Delivers an event as Stripe would: signed, to the route. */
async function deliver(event: unknown): Promise<number> {
  const body = JSON.stringify(event, null, 2);
  const headers = { "stripe-signature": signatureFor(body, SECRET), "content-type": "application/json" };
  const response = await POST(
    new Request("http://localhost:3000/api/webhooks", { method: "POST", headers, body }),
  );
  return response.status;
}

/** A bank debit that has ended as told, and every event about it, the oldest first. None has been delivered. */
async function ended(how: "settle" | "fail") {
  const mug = await stockProduct();
  const order = await started(await fillCart({ [mug]: 1 }));
  await payByBankDebit(order.paymentIntentId);
  await sandbox.control(`payments/${how}`, { payment_intent: order.paymentIntentId });
  const { data } = await stripe().events.list({ limit: 100 });
  const events = data
    .filter(({ type, data: { object } }) => {
      const { id } = object as { id?: string };
      return type.startsWith("payment_intent.") && id === order.paymentIntentId;
    })
    .reverse();
  return { ...order, mug, events };
}

const ORDERS = {
  "in their order": (events: readonly unknown[]) => [...events],
  "in reverse order": (events: readonly unknown[]) => [...events].reverse(),
  "with the end before the middle": ([created, ...later]: readonly unknown[]) => [
    created,
    ...later.reverse(),
  ],
  "twice, the second time in reverse": (events: readonly unknown[]) => [...events, ...[...events].reverse()],
};

describe.each(Object.entries(ORDERS))("events of a bank debit that come %s", (_, inOrder) => {
  test("end as Stripe says when it has failed: the order is open again, its cart full, the shopper told once", async () => {
    const { orderId, mug, events } = await ended("fail");
    expect(events.map(({ type }) => type)).toEqual([
      "payment_intent.created",
      "payment_intent.processing",
      "payment_intent.payment_failed",
    ]);
    for (const event of inOrder(events)) expect(await deliver(event)).toBe(200);
    await workOff();
    const order = await orderOf(orderId);
    expect(order).toMatchObject({ status: "pending", attempts: [{ status: "payable", declineCount: 1 }] });
    expect(order.cart?.lines).toMatchObject([{ productId: mug, quantity: 1 }]);
    expect(order.mails.filter(({ kind }) => kind.startsWith("payment_failed")).length).toBeLessThan(2);
  });

  test("end as Stripe says when its money has come: the order is paid, its cart empty, one confirmation", async () => {
    const { orderId, events } = await ended("settle");
    for (const event of inOrder(events)) expect(await deliver(event)).toBe(200);
    await workOff();
    const order = await orderOf(orderId);
    expect(order).toMatchObject({ status: "paid", attempts: [{ status: "captured" }] });
    expect(order.cart?.lines).toEqual([]);
    expect(order.mails.filter(({ kind }) => kind === "order_confirmed")).toHaveLength(1);
  });
});
