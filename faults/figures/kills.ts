import { setTimeout as wait } from "node:timers/promises";
import type { Violation } from "@/faults/oracle/rule";
import type { Resident } from "@/faults/town/resident";
import { settleTown } from "@/faults/town/settle-town";
import { shop } from "@/faults/town/shopper";
import type { Town } from "@/faults/town/town";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { type Random, randomOf } from "@/faults/world/random";
import { stockProduct } from "@/lib/testing/shop";
import type { Figure } from "./figure";

const SHOPPERS = 6;
// What has come back is killed again while the others are still away.
const TIMES = 2;
const WITHIN_MS = 700;
const AWAY_MS = 300;

async function killAndBack(victim: Resident, random: Random): Promise<void> {
  for (let time = 0; time < TIMES; time++) {
    await wait(random.below(WITHIN_MS));
    await victim.kill();
    await wait(random.below(AWAY_MS));
    await victim.start();
  }
}

export const kills: Figure<Town> = {
  name: "kills",
  what: `an app, a worker, PostgreSQL and Stripe's stand-in are each killed (SIGKILL) at a random instant while ${SHOPPERS} shoppers pay, start again, and are killed again`,
  sizes: { test: 2, run: 25, long: 250 },
  async once(town, { seed, at }) {
    const random = randomOf(seed, "kills", at);
    const start = await startFresh(town);
    const productId = await stockProduct({ stock: SHOPPERS });
    const victims = [random.pick(town.apps), random.pick(town.workers), town.postgres, town.stripe];
    const lost: Violation[] = [];
    const [shopped] = await Promise.all([
      Promise.all(
        Array.from({ length: SHOPPERS }, (_, shopper) =>
          shop(town, productId, randomOf(seed, "kills", at, shopper)).catch((error: unknown) => {
            lost.push({
              rule: "a shopper gets through in the end",
              subject: `${shopper}`,
              detail: `${error}`,
            });
            return null;
          }),
        ),
      ),
      ...victims.map((victim, n) => killAndBack(victim, randomOf(seed, "kills", at, SHOPPERS + n))),
    ]);
    const ended = await settleTown(town);
    const paid = shopped.filter((one) => one?.paid).length;
    return {
      violations: [...lost, ...ended, ...(await judgeRun(town, start))],
      counted: { kills: victims.length * TIMES, orders: SHOPPERS, paid: paid },
    };
  },
};
