import { backUp } from "@/faults/world/backup";
import { deliverAll } from "@/faults/world/deliver";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { liveOrder, refundSome } from "@/faults/world/lives";
import { randomOf } from "@/faults/world/random";
import { settle } from "@/faults/world/settle";
import { pay } from "@/lib/testing/started-payment";
import type { Figure } from "./figure";

const ORDERS = 12;
// The row that asked is gone with what came after the copy; Stripe's refund is written down under another id.
const ITS_ROW = "a refund that the shop asked for is the row that asked";

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

    const asked = await lane.query<{ id: string }>("SELECT id FROM refund");
    await putBack();
    const kept = new Set((await lane.query<{ id: string }>("SELECT id FROM refund")).map(({ id }) => id));
    // Stripe has its 200 for events whose rows are gone now, and never sends them again.
    lane.acknowledged.clear();
    await settle(lane, 3);
    const lost = asked.filter(({ id }) => !kept.has(id));
    const violations = (await judgeRun(lane, start)).filter(
      ({ rule, detail }) => rule !== ITS_ROW || !lost.some(({ id }) => detail.startsWith(id)),
    );
    return { violations, counted: { orders: 2 * ORDERS } };
  },
};
