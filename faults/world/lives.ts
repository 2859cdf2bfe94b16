import { randomUUID } from "node:crypto";
import { env } from "@/lib/env";
import { requestRefund } from "@/lib/payments/refund-order";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, payByBankDebit, payInVain, started } from "@/lib/testing/started-payment";
import { deliverAll } from "./deliver";
import type { Random } from "./random";
import type { World } from "./world";

/** What a shopper and their bank do about one order, up to the point where only news about it is missing. */
export type Life = { orderId: string; paymentIntentId: string };

const KINDS = [
  "paid",
  "declined then paid",
  "left",
  "debit",
  "debit that fails",
  "refunded at Stripe",
  "disputed",
  "changed at Stripe",
] as const;

/** An order for one piece that is paid, and of which the shop has heard everything. */
export async function paidOrder(world: World): Promise<Life> {
  const order = await started(await fillCart({ [await stockProduct({ stock: 3 })]: 1 }));
  await pay(order.paymentIntentId);
  await deliverAll(world);
  return order;
}

/** An order of a shop that captures by hand: its amount is held, and the shop has heard of it. */
export async function heldOrder(world: World): Promise<Life> {
  const settings = env();
  try {
    Object.assign(settings, { manualCapture: true });
    return await paidOrder(world);
  } finally {
    Object.assign(settings, { manualCapture: false });
  }
}

/** An order with a life of a random kind, of which the shop has heard nothing but what it was asked. */
export async function liveOrder(world: World, random: Random): Promise<Life> {
  const { orderId, paymentIntentId } = await started(
    await fillCart({ [await stockProduct({ stock: 2 })]: 1 }),
  );
  const control = (route: string) => world.sandbox.control(route, { payment_intent: paymentIntentId });
  switch (random.pick(KINDS)) {
    case "left":
      break;
    case "paid":
      await pay(paymentIntentId);
      break;
    case "declined then paid":
      await payInVain(paymentIntentId);
      await pay(paymentIntentId);
      break;
    case "debit":
      await payByBankDebit(paymentIntentId);
      await control("payments/settle");
      break;
    case "debit that fails":
      await payByBankDebit(paymentIntentId);
      await control("payments/fail");
      break;
    case "refunded at Stripe":
      await pay(paymentIntentId);
      await stripe().refunds.create({ payment_intent: paymentIntentId, amount: 100 + random.below(4_000) });
      break;
    case "changed at Stripe":
      await stripe().paymentIntents.update(paymentIntentId, { amount: 100 });
      await pay(paymentIntentId);
      break;
    case "disputed":
      await pay(paymentIntentId);
      await control("disputes/open");
      break;
  }
  return { orderId, paymentIntentId };
}

/** Staff ask for a random part of what an order's payment has left. Answers whether it was granted. */
export async function refundSome(orderId: string, random: Random): Promise<boolean> {
  const attempt = await prisma().paymentAttempt.findFirst({ where: { orderId, status: "captured" } });
  if (!attempt) return false;
  const result = await requestRefund(orderId, {
    refundId: randomUUID(),
    attemptId: attempt.id,
    what: random.chance(0.2)
      ? { kind: "rest" }
      : { kind: "amount", amount: 1 + random.below(attempt.amount) },
    restock: false,
    reason: null,
    note: null,
    by: randomUUID(),
  });
  return result.ok;
}
