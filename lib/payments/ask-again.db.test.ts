import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stripe } from "@/lib/stripe/client";
import { orderOf } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { intentAtStripe, pay, started, statusOf } from "@/lib/testing/started-payment";
import { cancelPayment } from "./cancel-payment";
import { expireOrder } from "./expire-orders";
import { reconcileDispute } from "./reconcile-dispute";
import { reconcileRefund } from "./reconcile-refund";
import { sendRefund } from "./send-refund";

// What a job does is done again when it says that it was not: so what each answers matters. No event arrives here.
const sandbox = setUpSandbox();
beforeEach(() => sandbox().control("faults/clear", {}));
afterEach(expectInvariantsToHold);

const CAUSE = { by: "reconcile" } as const;
const failing = (method: string, path: string) =>
  sandbox().control("faults/requests", { kind: "error_before", method, path, times: 3 });
const startedPayment = async () => started(await fillCart({ [await stockProduct()]: 1 }));

async function paidAtStripe() {
  const payment = await startedPayment();
  await pay(payment.paymentIntentId);
  return payment;
}

/** A payment of another program on the same account. */
async function strangersIntent(): Promise<string> {
  const intent = await stripe().paymentIntents.create({
    ...{ amount: 900, currency: "usd", confirm: true, payment_method: "pm_card_visa" },
    automatic_payment_methods: { enabled: true, allow_redirects: "never" },
  });
  return intent.id;
}

const refundAtStripe = async (payment_intent: string) =>
  (await stripe().refunds.create({ payment_intent, amount: 100 })).id;
async function disputeAtStripe(payment_intent: string): Promise<string> {
  await sandbox().control("disputes/open", { payment_intent });
  return (await stripe().disputes.list({ payment_intent })).data[0]?.id ?? "";
}

describe.each([
  { what: "refund", path: "/v1/refunds/*", make: refundAtStripe, reconcileIt: reconcileRefund },
  { what: "dispute", path: "/v1/disputes/*", make: disputeAtStripe, reconcileIt: reconcileDispute },
])("a $what that is asked about", ({ what, path, make, reconcileIt }) => {
  test("makes the order say first that it was paid, which never arrived either", async () => {
    const { orderId, paymentIntentId } = await paidAtStripe();
    const id = await make(paymentIntentId);
    expect(await reconcileIt(id, CAUSE)).toMatchObject({ ok: true, outcome: "applied" });
    expect(await orderOf(orderId)).toMatchObject(
      what === "refund" ? { status: "paid", refundedAmount: 100 } : { status: "paid", disputeOpen: true },
    );
    expect(await reconcileIt(id, CAUSE)).toMatchObject({ ok: true, outcome: "unchanged" });
  });

  test("and that Stripe does not know is not found", async () => {
    expect(await reconcileIt("re_unknown", CAUSE)).toEqual({ ok: false, kind: "not_found" });
  });

  test.each(["itself", "payment"])(
    "is asked about again while Stripe does not answer about the %s",
    async (about) => {
      const { orderId, paymentIntentId } = await paidAtStripe();
      const id = await make(paymentIntentId);
      await failing("GET", about === "itself" ? path : "/v1/payment_intents/*");
      expect(await reconcileIt(id, CAUSE)).toEqual({ ok: false, kind: "indeterminate" });
      expect(await statusOf(orderId)).toBe("pending");
    },
  );

  test("of another program's payment is nobody's here", async () => {
    const id = await make(await strangersIntent());
    expect(await reconcileIt(id, CAUSE)).toMatchObject({ ok: true, outcome: "unmatched" });
  });
});

describe("a payment that must take no money any more", () => {
  test("is canceled at Stripe, and here", async () => {
    const { orderId, paymentIntentId } = await startedPayment();
    expect(await cancelPayment(paymentIntentId, CAUSE)).toEqual({ ok: true });
    expect((await intentAtStripe(paymentIntentId)).status).toBe("canceled");
    expect(await orderOf(orderId)).toMatchObject({ status: "canceled", attempts: [{ status: "canceled" }] });
  });

  test("and has taken it pays its order", async () => {
    const { orderId, paymentIntentId } = await paidAtStripe();
    expect(await cancelPayment(paymentIntentId, CAUSE)).toEqual({ ok: true });
    expect(await statusOf(orderId)).toBe("paid");
  });

  test("is canceled later while Stripe does not answer", async () => {
    const { orderId, paymentIntentId } = await startedPayment();
    await failing("POST", "/v1/payment_intents/*/cancel");
    expect(await cancelPayment(paymentIntentId, CAUSE)).toEqual({ ok: false, kind: "indeterminate" });
    expect(await statusOf(orderId)).toBe("pending");
  });
});

test("an order whose time is not over is left as it is, and that is all there was to do", async () => {
  const { orderId } = await startedPayment();
  expect(await expireOrder(orderId)).toEqual({ ok: true });
  expect(await statusOf(orderId)).toBe("pending");
});

test("a refund that nobody asked for is sent by nobody", async () => {
  expect(await sendRefund(randomUUID())).toEqual({ ok: true });
});
