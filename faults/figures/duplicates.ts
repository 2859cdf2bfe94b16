import type { Violation } from "@/faults/oracle/rule";
import { deliver, madeEvents } from "@/faults/world/deliver";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { liveOrder } from "@/faults/world/lives";
import { randomOf } from "@/faults/world/random";
import { settle } from "@/faults/world/settle";
import type { Figure } from "./figure";

const ORDERS = 4;
const COPIES = 50;
const AT_ONCE = 16;

export const duplicates: Figure = {
  name: "duplicates",
  what: `every event of ${ORDERS} orders is delivered ${COPIES} times, ${AT_ONCE} at once and in any order`,
  sizes: { test: 1, run: 50, long: 1_000 },
  async once(lane, { seed, at }) {
    const random = randomOf(seed, "duplicates", at);
    const start = await startFresh(lane);
    for (let order = 0; order < ORDERS; order++) await liveOrder(lane, random);
    const events = await madeEvents(lane);
    const queue = random.shuffle(events.flatMap((event) => Array.from({ length: COPIES }, () => event)));
    const deliveries = queue.length;
    const refused: Violation[] = [];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let event = queue.pop(); event; event = queue.pop()) {
          const status = await deliver(lane, event);
          if (status !== 200)
            refused.push({
              rule: "a signed event is taken in",
              subject: event.id,
              detail: `${event.type}: ${status}`,
            });
        }
      }),
    );
    await settle(lane);
    return {
      violations: [...refused, ...(await judgeRun(lane, start))],
      counted: { deliveries, events: events.length },
    };
  },
};
