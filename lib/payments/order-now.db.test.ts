import { afterEach, expect, test, vi } from "vitest";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, payInVain, started, statusOf } from "@/lib/testing/started-payment";
import { readOrderNow } from "./order-now";

// No event arrives: what the page knows it has asked for.
setUpSandbox();
afterEach(expectInvariantsToHold);

const startedPayment = async () => started(await fillCart({ [await stockProduct()]: 1 }));
const yes = async () => true;
const no = async () => false;

test("a token that opens nothing shows nothing, and no question is counted", async () => {
  const mayAsk = vi.fn(yes);
  expect(await readOrderNow("0".repeat(43), mayAsk)).toBeNull();
  expect(mayAsk).not.toHaveBeenCalled();
});

test("an order whose money is there is shown as paid, although nothing was told", async () => {
  const { orderToken, paymentIntentId } = await startedPayment();
  await pay(paymentIntentId);
  expect(await readOrderNow(orderToken, yes)).toMatchObject({ order: { status: "paid" } });
});

test("of an order that was declined just now that is said, and that it is open", async () => {
  const { orderToken, paymentIntentId } = await startedPayment();
  await payInVain(paymentIntentId);
  const now = await readOrderNow(orderToken, yes);
  expect(now).toMatchObject({ order: { status: "pending" }, standing: "declined" });
});

test("without leave to ask nothing is known of the payment, and nothing changes", async () => {
  const { orderToken, orderId, paymentIntentId } = await startedPayment();
  await pay(paymentIntentId);
  const now = await readOrderNow(orderToken, no);
  expect(now).toMatchObject({ order: { status: "pending" }, standing: "unknown" });
  expect(await statusOf(orderId)).toBe("pending");
});

test("of a settled order nothing is asked, and no question is counted", async () => {
  const { orderToken, paymentIntentId } = await startedPayment();
  await pay(paymentIntentId);
  await readOrderNow(orderToken, yes);
  const mayAsk = vi.fn(yes);
  const now = await readOrderNow(orderToken, mayAsk);
  expect(now).toMatchObject({ order: { status: "paid" }, standing: "unknown" });
  expect(mayAsk).not.toHaveBeenCalled();
});
