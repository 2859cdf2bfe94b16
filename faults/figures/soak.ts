import type { Violation } from "@/faults/oracle/rule";
import { type Done, wreak } from "@/faults/town/chaos";
import { settleTown } from "@/faults/town/settle-town";
import { shop } from "@/faults/town/shopper";
import type { Town } from "@/faults/town/town";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { randomOf } from "@/faults/world/random";
import { stockProduct } from "@/lib/testing/shop";
import type { Figure } from "./figure";

const SHOPPERS_AT_ONCE = 12;
const MINUTE_MS = 60_000;
const MOST_CHECKOUTS = 2_000;

export const soak: Figure<Town> = {
  name: "soak",
  what: `a minute of ${SHOPPERS_AT_ONCE} shoppers at once while processes are killed every ten seconds, connections are cut, apps and workers restart in turn and a table is migrated`,
  sizes: { test: 0, run: 1, long: 60 },
  async once(town, { seed, at }) {
    const start = await startFresh(town);
    const productId = await stockProduct({ stock: MOST_CHECKOUTS });
    const violations: Violation[] = [];
    let [checkouts, paid] = [0, 0];
    let done: Done | null = null;
    const chaos = wreak(town, randomOf(seed, "soak", at), MINUTE_MS).then((all) => {
      done = all;
      return all;
    });
    await Promise.all(
      Array.from({ length: SHOPPERS_AT_ONCE }, async () => {
        while (done === null && checkouts < MOST_CHECKOUTS) {
          checkouts += 1;
          const shopper = checkouts;
          try {
            const shopped = await shop(town, productId, randomOf(seed, "soak", at, shopper));
            for (const detail of shopped.odd)
              violations.push({ rule: "whoever presses Pay is answered in words", subject: "HTTP", detail });
            if (shopped.paid) paid += 1;
          } catch (error) {
            violations.push({
              rule: "a shopper gets through in the end",
              subject: String(shopper),
              detail: `${error}`,
            });
          }
        }
      }),
    );
    violations.push(...(await settleTown(town)));
    return {
      violations: [...violations, ...(await judgeRun(town, start))],
      counted: { checkouts, paid, ...(await chaos) },
    };
  },
};
