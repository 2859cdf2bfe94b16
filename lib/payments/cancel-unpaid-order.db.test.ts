import { afterEach, beforeEach, expect, test } from "vitest";
import { owner } from "@/lib/testing/database";
import { orderOf } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import { intentAtStripe, pay, payByBankDebit, started, statusOf } from "@/lib/testing/started-payment";
import { cancelUnpaidOrder } from "./cancel-unpaid-order";

const sandbox = setUpSandbox();
beforeEach(() => sandbox().control("faults/clear", {}));
afterEach(expectInvariantsToHold);

const SHOPPER = { by: "shopper" } as const;

async function unpaid() {
  const bowl = await stockProduct({ stock: 5 });
  return { bowl, ...(await started(await fillCart({ [bowl]: 2 }))) };
}

test.each([SHOPPER, { by: "staff:u1" }] as const)(
  "$by ends an unpaid order: the payment is canceled at Stripe, then the stock is free, and who wanted it is told",
  async (cause) => {
    const { orderId, paymentIntentId, bowl } = await unpaid();
    expect(await cancelUnpaidOrder(orderId, cause)).toEqual({ ok: true });
    expect(await statusOf(orderId)).toBe("canceled");
    expect(await intentAtStripe(paymentIntentId)).toMatchObject({
      status: "canceled",
      cancellation_reason: "requested_by_customer",
    });
    expect(await stockOf(bowl)).toBe(5);
    const { timeline } = await orderOf(orderId);
    const asked = timeline.find(({ kind }) => kind === "cancel_requested");
    expect(asked?.cause).toBe(cause.by);
    const closed = timeline.find(({ toStatus }) => toStatus === "canceled");
    expect(closed?.detail).toMatchObject({ stripeRequestId: expect.stringMatching(/^req_/) });
  },
);

test("pressed twice it is closed once, and the second press is told the same", async () => {
  const { orderId } = await unpaid();
  const both = await Promise.all([cancelUnpaidOrder(orderId, SHOPPER), cancelUnpaidOrder(orderId, SHOPPER)]);
  expect(both).toEqual([{ ok: true }, { ok: true }]);
  const closed = (await orderOf(orderId)).timeline.filter(({ toStatus }) => toStatus === "canceled");
  expect(closed).toHaveLength(1);
});

test("whose money turns out to be there is paid instead", async () => {
  const { orderId, paymentIntentId, bowl } = await unpaid();
  await pay(paymentIntentId);
  expect(await cancelUnpaidOrder(orderId, SHOPPER)).toEqual({ ok: false, kind: "paid" });
  expect(await statusOf(orderId)).toBe("paid");
  expect(await stockOf(bowl)).toBe(3);
  expect(await cancelUnpaidOrder(orderId, SHOPPER)).toEqual({ ok: false, kind: "paid" });
});

test("whose bank debit is on its way stays, because Stripe lets nobody stop it", async () => {
  const { orderId, paymentIntentId, bowl } = await unpaid();
  await payByBankDebit(paymentIntentId);
  expect(await cancelUnpaidOrder(orderId, SHOPPER)).toEqual({ ok: false, kind: "on_its_way" });
  expect(await statusOf(orderId)).toBe("processing");
  expect(await stockOf(bowl)).toBe(3);
});

test("while Stripe does not answer nothing changes", async () => {
  const { orderId, bowl } = await unpaid();
  await sandbox().control("faults/requests", { kind: "error_before", method: "POST", times: 3 });
  expect(await cancelUnpaidOrder(orderId, SHOPPER)).toEqual({ ok: false, kind: "stripe" });
  expect(await statusOf(orderId)).toBe("pending");
  expect(await stockOf(bowl)).toBe(3);
});

test("once it has ended there is nothing left to end, and nobody is said to have asked", async () => {
  const { orderId } = await unpaid();
  await cancelUnpaidOrder(orderId, SHOPPER);
  const before = (await orderOf(orderId)).timeline;
  expect(await cancelUnpaidOrder(orderId, { by: "staff:u1" })).toEqual({ ok: true });
  expect((await orderOf(orderId)).timeline).toEqual(before);
});

test("under review it is left to whoever looks at its money", async () => {
  const { orderId } = await unpaid();
  await owner().order.update({ where: { id: orderId }, data: { reviewReason: "another_amount" } });
  expect(await cancelUnpaidOrder(orderId, SHOPPER)).toEqual({ ok: false, kind: "under_review" });
  expect(await statusOf(orderId)).toBe("pending");
});
