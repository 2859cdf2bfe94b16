import type { Violation } from "@/faults/oracle/rule";
import { deliverTo } from "@/faults/town/app";
import { settleTown } from "@/faults/town/settle-town";
import type { Town } from "@/faults/town/town";
import { madeEvents } from "@/faults/world/deliver";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { liveOrder } from "@/faults/world/lives";
import { randomOf } from "@/faults/world/random";
import type { Figure } from "./figure";

const ORDERS = 4;
const COPIES = 50;
const AT_ONCE = 16;

export const httpDuplicates: Figure<Town> = {
  name: "http-duplicates",
  what: `every event of ${ORDERS} orders is delivered ${COPIES} times by HTTP to two processes of the shop, ${AT_ONCE} at once and in any order`,
  sizes: { test: 1, run: 10, long: 200 },
  async once(town, { seed, at }) {
    const random = randomOf(seed, "http-duplicates", at);
    const start = await startFresh(town);
    for (let order = 0; order < ORDERS; order++) await liveOrder(town, random);
    const events = await madeEvents(town);
    const queue = random.shuffle(events.flatMap((event) => Array.from({ length: COPIES }, () => event)));
    const deliveries = queue.length;
    const refused: Violation[] = [];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, sender) => {
        const app = town.apps[sender % 2 === 0 ? 0 : 1];
        for (let event = queue.pop(); event; event = queue.pop()) {
          const status = await deliverTo(app, event);
          if (status === 200) town.acknowledged.add(event.id);
          else
            refused.push({
              rule: "a signed event is taken in",
              subject: event.id,
              detail: `${event.type}: ${status}`,
            });
        }
      }),
    );
    const ended = await settleTown(town);
    return {
      violations: [...refused, ...ended, ...(await judgeRun(town, start))],
      counted: { deliveries, events: events.length },
    };
  },
};
