import { judgeRun, startFresh } from "@/faults/world/fresh";
import { liveOrder } from "@/faults/world/lives";
import { randomOf } from "@/faults/world/random";
import { settle } from "@/faults/world/settle";
import { pass } from "@/faults/world/time";
import type { Figure } from "./figure";

const ORDERS = 50;
const HOURS = 72;
// What a worker that runs all the time would look at in that time, in fewer looks.
const LOOKS = 4;

export const blackout: Figure = {
  name: "blackout",
  what: `${ORDERS} orders of which no webhook ever arrives and every tenth event is never made, over ${HOURS} hours`,
  sizes: { test: 1, run: 10, long: 100 },
  async once(lane, { seed, at }) {
    const random = randomOf(seed, "blackout", at);
    const start = await startFresh(lane);
    for (let order = 0; order < ORDERS; order++) {
      const unmade = random.chance(0.1);
      if (unmade) await lane.sandbox.control("faults/webhooks", { kind: "suppress" });
      await liveOrder(lane, random);
      if (unmade) await lane.sandbox.control("faults/clear", {});
    }
    for (let look = 0; look < LOOKS; look++) {
      await settle(lane);
      await pass(lane, (HOURS / LOOKS) * 60);
    }
    await settle(lane);
    return { violations: await judgeRun(lane, start), counted: { orders: ORDERS } };
  },
};
