import type { Violation } from "@/faults/oracle/rule";
import { deliver, madeEvents } from "@/faults/world/deliver";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import type { Lane } from "@/faults/world/lane";
import { refundSome } from "@/faults/world/lives";
import { type Random, randomOf } from "@/faults/world/random";
import { settle } from "@/faults/world/settle";
import { pass } from "@/faults/world/time";
import { atItsTime, workOff } from "@/faults/world/work-off";
import type { OrderRequest } from "@/lib/orders/place-order";
import { cancelUnpaidOrder } from "@/lib/payments/cancel-unpaid-order";
import { startPayment } from "@/lib/payments/start-payment";
import { prisma } from "@/lib/prisma";
import { reconcile } from "@/lib/reconcile/reconcile";
import { stripe } from "@/lib/stripe/client";
import { fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, payByBankDebit, payInVain, paymentIntentOf } from "@/lib/testing/started-payment";
import type { Figure } from "./figure";

const MOST_ACTORS = 6;
const STEPS = 8;
const CARTS = 2;

/** What the actors of one sequence share: carts, and what was made at Stripe for them. */
type Scene = { lane: Lane; carts: OrderRequest[]; payments: string[]; orders: string[] };

async function pressPay(scene: Scene, random: Random): Promise<void> {
  const answer = await startPayment(random.pick(scene.carts));
  if (!answer.ok) return;
  const paymentIntentId = paymentIntentOf(answer.clientSecret);
  scene.payments.push(paymentIntentId);
  const attempt = await prisma().paymentAttempt.findUnique({ where: { paymentIntentId } });
  if (attempt) scene.orders.push(attempt.orderId);
}

/** What Stripe refuses is refused. */
async function atStripe(call: Promise<unknown>): Promise<void> {
  await call.catch(() => undefined);
}

/** One thing that somebody does, or that happens. Whatever the shop itself throws is a defect. */
async function act(scene: Scene, random: Random): Promise<void> {
  const { lane, payments, orders } = scene;
  const payment = payments.length > 0 ? random.pick(payments) : null;
  const order = orders.length > 0 ? random.pick(orders) : null;
  switch (random.below(12)) {
    case 0:
    case 1:
      return await pressPay(scene, random);
    case 2:
      return payment === null ? await pressPay(scene, random) : await atStripe(pay(payment));
    case 3:
      return payment === null ? undefined : await atStripe(payInVain(payment));
    case 4:
      return payment === null ? undefined : await atStripe(payByBankDebit(payment));
    case 5: {
      const route = random.pick(["payments/settle", "payments/fail", "disputes/open"]);
      return payment === null
        ? undefined
        : await atStripe(lane.sandbox.control(route, { payment_intent: payment }));
    }
    case 6: {
      const events = await madeEvents(lane);
      for (const event of random.shuffle(events).slice(0, 5)) await deliver(lane, event);
      return;
    }
    case 7:
      return order === null ? undefined : void (await refundSome(order, random));
    case 8:
      return order === null ? undefined : void (await cancelUnpaidOrder(order, { by: "shopper" }));
    case 9:
      if (payment === null) return;
      return await atStripe(
        stripe().refunds.create({ payment_intent: payment, amount: 1 + random.below(900) }),
      );
    case 10:
      if (random.chance(0.5)) return void (await reconcile({ by: "reconcile" }));
      await pass(lane, 31);
      await atItsTime("expire_unpaid");
      return;
    default:
      return await workOff(lane);
  }
}

export const model: Figure = {
  name: "model",
  what: `2 to ${MOST_ACTORS} shoppers, staff, banks and workers do ${STEPS} random things each, all at once, on the same carts`,
  sizes: { test: 60, run: 1_000, long: 10_000 },
  async once(lane, { seed, at }) {
    const random = randomOf(seed, "model", at);
    const start = await startFresh(lane);
    const product = await stockProduct({ stock: 3 });
    const scene: Scene = { lane, carts: [], payments: [], orders: [] };
    for (let cart = 0; cart < CARTS; cart++)
      scene.carts.push(await fillCart({ [product]: 1 + random.below(2) }));
    const thrown: Violation[] = [];
    const actors = 2 + random.below(MOST_ACTORS - 1);
    await Promise.all(
      Array.from({ length: actors }, async (_, actor) => {
        const own = randomOf(seed, "model", at, actor);
        for (let step = 0; step < STEPS; step++)
          await act(scene, own).catch((error: unknown) => {
            const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
            thrown.push({ rule: "nothing of the shop's throws", subject: String(actor), detail });
          });
      }),
    );
    // Whatever is still on its way arrives.
    for (const id of scene.payments)
      await atStripe(lane.sandbox.control("payments/settle", { payment_intent: id }));
    await settle(lane, 2);
    return { violations: [...thrown, ...(await judgeRun(lane, start))], counted: { actors } };
  },
};
