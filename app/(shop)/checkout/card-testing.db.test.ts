import { afterEach, expect, test, vi } from "vitest";
import { MOST_DECLINES } from "@/lib/limit-table";
import { findOrderByToken } from "@/lib/orders/find-order";
import { askAboutOrder } from "@/lib/payments/ask-about-order";
import { prisma } from "@/lib/prisma";
import { arrive } from "@/lib/testing/browser";
import { owner } from "@/lib/testing/database";
import { newPayForm } from "@/lib/testing/pay-form";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold } from "@/lib/testing/shop";
import { payInVain, paymentIntentOf } from "@/lib/testing/started-payment";
import { newVisitor } from "@/lib/testing/visitor";
import { pay } from "./actions";
import { payPlaced } from "./order/actions";

vi.mock("next/headers", async () => (await import("@/lib/testing/browser")).nextHeaders);

setUpSandbox();
afterEach(expectInvariantsToHold);

const HOUR = 3600;
const IN_AN_HOUR = 20;

/** Presses Pay with a fresh cart. */
async function order(from = newVisitor()) {
  const { form, cookies } = await newPayForm();
  arrive(from, cookies);
  return await pay(form);
}

/** Presses Pay by the link to an order. */
async function payByLink(orderToken: string, from = newVisitor()) {
  const { number, totalAmount } = (await findOrderByToken(orderToken)) ?? {};
  arrive(from, { "order-to-pay": orderToken });
  return await payPlaced({ orderNumber: number, expectedTotal: totalAmount });
}

/** Orders, has cards declined, which the shop hears of, and returns the order's token. */
async function tryCards(declines: number, from = newVisitor()): Promise<string> {
  const answer = await order(from);
  if (!answer.ok) throw new Error(`refused: ${answer.kind}`);
  const paymentIntentId = paymentIntentOf(answer.clientSecret);
  const orderId = (await findOrderByToken(answer.orderToken))?.id ?? "";
  for (let card = 1; card <= declines; card++) {
    await payInVain(paymentIntentId);
    await askAboutOrder(orderId, { by: "shopper" });
  }
  return answer.orderToken;
}

/** An address whose orders were declined twenty times in the last minute, and the link to the last of them. */
async function cardTester() {
  const attacker = newVisitor();
  for (let order = 1; order <= 2; order++) await tryCards(MOST_DECLINES, attacker);
  return { attacker, link: await tryCards(IN_AN_HOUR - 2 * MOST_DECLINES, attacker) };
}

test("a script that places order after order is stopped at twenty declines, by cart and by link", async () => {
  const { attacker, link } = await cardTester();
  const orders = await prisma().order.count();
  const refusal = { ok: false, kind: "network_declined_too_often", retryAfterSeconds: expect.any(Number) };
  const byCart = await order(attacker);
  expect(byCart).toEqual(refusal);
  expect("retryAfterSeconds" in byCart && byCart.retryAfterSeconds).toBeGreaterThan(HOUR - 300);
  expect("retryAfterSeconds" in byCart && byCart.retryAfterSeconds).toBeLessThanOrEqual(HOUR);
  expect(await payByLink(link, attacker)).toEqual(refusal);
  expect(await prisma().order.count()).toBe(orders);
});

test("nobody on another network is stopped, not even from paying one of the same orders", async () => {
  const { link } = await cardTester();
  expect(await order()).toMatchObject({ ok: true });
  expect(await payByLink(link)).toMatchObject({ ok: true });
});

test("one decline fewer stops nobody", async () => {
  const shopper = newVisitor();
  for (let order = 1; order <= 2; order++) await tryCards(MOST_DECLINES, shopper);
  const link = await tryCards(IN_AN_HOUR - 2 * MOST_DECLINES - 1, shopper);
  expect(await order(shopper)).toMatchObject({ ok: true });
  expect(await payByLink(link, shopper)).toMatchObject({ ok: true });
});

test("declines that cannot be counted keep no shopper from paying", async () => {
  const { attacker } = await cardTester();
  await owner().$executeRaw`ALTER TABLE order_event RENAME COLUMN created_at TO written_at`;
  const answer = await order(attacker);
  await owner().$executeRaw`ALTER TABLE order_event RENAME COLUMN written_at TO created_at`;
  expect(answer).toMatchObject({ ok: true });
});
