import { NOTHING_WAITS } from "@/faults/oracle/order-rules";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { liveOrder } from "@/faults/world/lives";
import { randomOf } from "@/faults/world/random";
import { settle } from "@/faults/world/settle";
import { pass } from "@/faults/world/time";
import { atItsTime, workOff } from "@/faults/world/work-off";
import type { Figure } from "./figure";

const ORDERS = 50;
const HOURS = 72;
// What a worker that runs all the time would look at in that time, in fewer looks.
const LOOKS = 4;
// What never reached the shop is found within this, by looking and not only because an order's time is over.
const FOUND_WITHIN_MINUTES = 10;

export const blackout: Figure = {
  name: "blackout",
  what: `${ORDERS} orders of which no webhook ever arrives and every tenth event is never made: all is found in ${FOUND_WITHIN_MINUTES} minutes, and ends in ${HOURS} hours`,
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
    await pass(lane, FOUND_WITHIN_MINUTES);
    await atItsTime("reconcile");
    await workOff(lane);
    const violations = (await judgeRun(lane, start)).filter(({ rule }) => rule !== NOTHING_WAITS);
    for (let look = 0; look < LOOKS; look++) {
      await settle(lane);
      await pass(lane, (HOURS / LOOKS) * 60);
    }
    await settle(lane);
    violations.push(...(await judgeRun(lane, start)));
    return { violations, counted: { orders: ORDERS } };
  },
};
