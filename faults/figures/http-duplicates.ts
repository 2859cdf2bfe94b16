import { deliverTo } from "@/faults/town/app";
import { settleTown } from "@/faults/town/settle-town";
import type { Town } from "@/faults/town/town";
import { madeEvents } from "@/faults/world/deliver";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { liveOrder } from "@/faults/world/lives";
import { randomOf } from "@/faults/world/random";
import { AT_ONCE, COPIES, deliverCopies, ORDERS } from "./copies";
import type { Figure } from "./figure";

export const httpDuplicates: Figure<Town> = {
  name: "http-duplicates",
  what: `every event of ${ORDERS} orders is delivered ${COPIES} times by HTTP to two processes of the shop, ${AT_ONCE} at once and in any order`,
  sizes: { test: 1, run: 10, long: 200 },
  async once(town, { seed, at }) {
    const random = randomOf(seed, "http-duplicates", at);
    const start = await startFresh(town);
    for (let order = 0; order < ORDERS; order++) await liveOrder(town, random);
    const events = await madeEvents(town);
    const { deliveries, refused } = await deliverCopies(events, random, (event, sender) =>
      deliverTo(town, town.apps[sender % 2 === 0 ? 0 : 1], event),
    );
    const ended = await settleTown(town);
    return {
      violations: [...refused, ...ended, ...(await judgeRun(town, start))],
      counted: { deliveries, events: events.length },
    };
  },
};
