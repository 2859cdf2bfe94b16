import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { REFUND_APPROVAL_ABOVE } from "@/lib/shop";
import { stripe } from "@/lib/stripe/client";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { intentAtStripe, payByBankDebit, started, strangersPayment } from "@/lib/testing/started-payment";
import { refundStranger } from "./refund-stranger";

// What is given back here was noticed some time ago: meanwhile its payment may have gone on.
const sandbox = setUpSandbox();
afterEach(expectInvariantsToHold);

const giveBack = (paymentIntentId: string) =>
  refundStranger({ id: randomUUID(), subject: paymentIntentId, refundAskedBy: null }, "ann");
const refundsOf = async (payment_intent: string) =>
  (await stripe().refunds.list({ payment_intent })).data.map(({ amount }) => amount);

test("what was given back in the Dashboard meanwhile is given back, and once", async () => {
  const stranger = await strangersPayment({});
  await stripe().refunds.create({ payment_intent: stranger });
  expect(await giveBack(stranger)).toEqual({ ok: true });
  expect(await refundsOf(stranger)).toEqual([10_100]);
});

test("what was canceled meanwhile needs nothing", async () => {
  const stranger = await strangersPayment({}, { capture_method: "manual" });
  await stripe().paymentIntents.cancel(stranger);
  expect(await giveBack(stranger)).toEqual({ ok: true });
  expect(await refundsOf(stranger)).toEqual([]);
});

test("what can still be paid is canceled, and never paid then", async () => {
  const stranger = await strangersPayment({}, { confirm: false, payment_method: undefined });
  expect(await giveBack(stranger)).toEqual({ ok: true });
  expect((await intentAtStripe(stranger)).status).toBe("canceled");
});

test("what a bank still works on waits, because Stripe lets nobody stop it", async () => {
  const { paymentIntentId } = await started(await fillCart({ [await stockProduct()]: 1 }));
  await payByBankDebit(paymentIntentId);
  expect(await giveBack(paymentIntentId)).toEqual({ ok: false, kind: "still_processing" });
  expect((await intentAtStripe(paymentIntentId)).status).toBe("processing");
});

test("what Stripe no longer knows, or does not answer about, is not called done", async () => {
  const stranger = await strangersPayment({});
  const faults = { kind: "error_before", method: "POST", path: "/v1/refunds", times: 3 };
  await sandbox().control("faults/requests", faults);
  expect(await giveBack(stranger)).toEqual({ ok: false, kind: "stripe", reason: "indeterminate" });
  expect(await refundsOf(stranger)).toEqual([]);
  await sandbox().control("reset", {});
  expect(await giveBack(stranger)).toEqual({ ok: false, kind: "stripe", reason: "not_found" });
});

test("what holds money is canceled, and is not called done while Stripe does not say that it was", async () => {
  const stranger = await strangersPayment({}, { capture_method: "manual" });
  const faults = {
    kind: "error_before",
    method: "POST",
    path: `/v1/payment_intents/${stranger}/cancel`,
    times: 3,
  };
  await sandbox().control("faults/requests", faults);
  expect(await giveBack(stranger)).toEqual({ ok: false, kind: "stripe", reason: "indeterminate" });
  expect((await intentAtStripe(stranger)).status).toBe("requires_capture");
  expect(await giveBack(stranger)).toEqual({ ok: true });
  expect((await intentAtStripe(stranger)).status).toBe("canceled");
});

test("who asked for a refund does not make it alone, also where the sum needs no second person any more", async () => {
  const stranger = await strangersPayment({});
  const asked = { id: randomUUID(), subject: stranger, refundAskedBy: "ann" };
  expect(await refundStranger(asked, "ann")).toEqual({ ok: false, kind: "same_person" });
  expect(await refundsOf(stranger)).toEqual([]);
  expect(await refundStranger(asked, "bob")).toEqual({ ok: true });
  expect(await refundsOf(stranger)).toEqual([10_100]);
});

test("a sum that is just the shop's needs one person; one of a currency without a sum needs two", async () => {
  const limit = REFUND_APPROVAL_ABOVE.usd ?? 0;
  expect(await giveBack(await strangersPayment({}, { amount: limit }))).toEqual({ ok: true });
  const waits = { ok: false, kind: "waits_for_approval" };
  expect(await giveBack(await strangersPayment({}, { amount: limit + 1 }))).toEqual(waits);
  expect(await giveBack(await strangersPayment({}, { currency: "sek" }))).toEqual(waits);
});
