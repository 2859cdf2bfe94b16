import { deliver, madeEvents } from "@/faults/world/deliver";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { liveOrder } from "@/faults/world/lives";
import { randomOf } from "@/faults/world/random";
import { settle } from "@/faults/world/settle";
import { AT_ONCE, COPIES, deliverCopies, ORDERS } from "./copies";
import type { Figure } from "./figure";

export const duplicates: Figure = {
  name: "duplicates",
  what: `every event of ${ORDERS} orders is delivered ${COPIES} times, ${AT_ONCE} at once and in any order`,
  sizes: { test: 1, run: 50, long: 1_000 },
  async once(lane, { seed, at }) {
    const random = randomOf(seed, "duplicates", at);
    const start = await startFresh(lane);
    for (let order = 0; order < ORDERS; order++) await liveOrder(lane, random);
    const events = await madeEvents(lane);
    const { deliveries, refused } = await deliverCopies(events, random, (event) => deliver(lane, event));
    await settle(lane);
    return {
      violations: [...refused, ...(await judgeRun(lane, start))],
      counted: { deliveries, events: events.length },
    };
  },
};
