import { afterEach, expect, test } from "vitest";
import { stripe } from "@/lib/stripe/client";
import { orderOf } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, started } from "@/lib/testing/started-payment";
import { reconcileOrder } from "./reconcile-order";

const sandbox = setUpSandbox();
afterEach(expectInvariantsToHold);

const CAUSE = { by: "staff:u1" } as const;

test("an order's payment, refunds and disputes are all asked about, and nothing is new the second time", async () => {
  const { orderId, paymentIntentId } = await started(await fillCart({ [await stockProduct()]: 1 }));
  await pay(paymentIntentId);
  const refund = await stripe().refunds.create({ payment_intent: paymentIntentId, amount: 300 });
  await sandbox().control("disputes/open", { payment_intent: paymentIntentId, inquiry: true });
  const { findings, failure } = await reconcileOrder(orderId, CAUSE);
  expect(failure).toBeNull();
  expect(findings.map(({ kind, says, result }) => `${kind} ${says} ${result}`)).toEqual([
    "payment succeeded mended",
    "refund succeeded mended",
    "dispute warning_needs_response mended",
  ]);
  const order = await orderOf(orderId);
  expect(order).toMatchObject({ status: "paid", refundedAmount: 300, disputeOpen: true });
  expect(order.refunds[0]?.stripeRefundId).toBe(refund.id);
  expect(order.timeline.filter(({ cause }) => cause === "staff:u1").length).toBeGreaterThanOrEqual(3);
  expect(await reconcileOrder(orderId, CAUSE)).toEqual({ findings: [], failure: null });
});

test("that Stripe does not answer is said", async () => {
  const { orderId } = await started(await fillCart({ [await stockProduct()]: 1 }));
  await sandbox().control("faults/requests", { kind: "error_before", path: "/v1/refunds", times: 10 });
  expect(await reconcileOrder(orderId, CAUSE)).toMatchObject({ failure: "indeterminate" });
});
