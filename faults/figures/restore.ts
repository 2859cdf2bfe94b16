import { backUp } from "@/faults/world/backup";
import { deliverAll } from "@/faults/world/deliver";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { liveOrder, refundSome } from "@/faults/world/lives";
import { randomOf } from "@/faults/world/random";
import { settle } from "@/faults/world/settle";
import { pay } from "@/lib/testing/started-payment";
import type { Figure } from "./figure";

const ORDERS = 12;

export const restore: Figure = {
  name: "restore",
  what: `a copy of the database is put back that knows nothing of what ${ORDERS} old and ${ORDERS} new orders did since`,
  sizes: { test: 1, run: 3, long: 20 },
  async once(lane, { seed, at }) {
    const random = randomOf(seed, "restore", at);
    const start = await startFresh(lane);
    const old = [];
    for (let order = 0; order < ORDERS; order++) old.push(await liveOrder(lane, random));
    await deliverAll(lane);
    const putBack = await backUp(lane);

    // What Stripe refuses, because an order has ended in another way, is refused.
    for (const { paymentIntentId } of old) await pay(paymentIntentId).catch(() => undefined);
    await deliverAll(lane);
    for (const { orderId } of old) if (random.chance(0.5)) await refundSome(orderId, random);
    for (let order = 0; order < ORDERS; order++) await liveOrder(lane, random);
    await deliverAll(lane);
    await settle(lane);

    await putBack();
    // Stripe has its 200 for events whose rows are gone now, and never sends them again.
    lane.acknowledged.clear();
    await settle(lane, 3);
    return { violations: await judgeRun(lane, start), counted: { orders: 2 * ORDERS } };
  },
};
