import { judgeRun, startFresh } from "@/faults/world/fresh";
import { paidOrder, refundSome } from "@/faults/world/lives";
import { randomOf } from "@/faults/world/random";
import { settle } from "@/faults/world/settle";
import type { Figure } from "./figure";

const MOST_STAFF = 20;

export const refundRace: Figure = {
  name: "refunds",
  what: `2 to ${MOST_STAFF} of the staff refund parts of one payment at once`,
  sizes: { test: 20, run: 300, long: 5_000 },
  async once(lane, { seed, at }) {
    const random = randomOf(seed, "refunds", at);
    const start = await startFresh(lane);
    const { orderId } = await paidOrder(lane);
    const staff = 2 + random.below(MOST_STAFF - 1);
    const granted = await Promise.all(Array.from({ length: staff }, () => refundSome(orderId, random)));
    await settle(lane);
    return {
      violations: await judgeRun(lane, start),
      counted: { asked: staff, granted: granted.filter(Boolean).length },
    };
  },
};
