import type { Violation } from "@/faults/oracle/rule";
import { pressPay } from "@/faults/town/app";
import { settleTown } from "@/faults/town/settle-town";
import type { Town } from "@/faults/town/town";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { randomOf } from "@/faults/world/random";
import { newPayForm } from "@/lib/testing/pay-form";
import { stockProduct } from "@/lib/testing/shop";
import type { Figure } from "./figure";

const PIECES = 50;
const BUYERS = { few: 200, many: 500 };

export const httpOversell: Figure<Town> = {
  name: "http-oversell",
  what: `${BUYERS.many} buyers press Pay by HTTP in two processes of the shop at once, for ${PIECES} pieces (${BUYERS.few} in the tests)`,
  sizes: { test: 1, run: 10, long: 100 },
  async once(town, { seed, at, size }) {
    const start = await startFresh(town);
    const productId = await stockProduct({ stock: PIECES });
    const buyers = size === 1 ? BUYERS.few : BUYERS.many;
    const forms = await Promise.all(Array.from({ length: buyers }, () => newPayForm(productId)));
    const told = await Promise.all(
      forms.map(async (form, buyer) => {
        const random = randomOf(seed, "http-oversell", at, buyer);
        // A crowd is told to come back in a moment rather than left waiting; it does.
        for (;;) {
          const pressed = await pressPay(town.apps[buyer % 2 === 0 ? 0 : 1], form, random);
          if ("paymentIntentId" in pressed) return "served";
          if ("status" in pressed) return `HTTP ${pressed.status}`;
          if (pressed.refused !== "crowded") return pressed.refused;
        }
      }),
    );
    const counts: Record<string, number> = {};
    for (const answer of told) counts[answer] = (counts[answer] ?? 0) + 1;
    const { served = 0, sold_out = 0, ...others } = counts;
    const violations: Violation[] = Object.entries(others).map(([answer, count]) => ({
      rule: "a crowd is served or told that it is sold out",
      subject: answer,
      detail: `${count} of ${buyers}`,
    }));
    if (served !== PIECES)
      violations.push({
        rule: "every piece is sold once",
        subject: productId,
        detail: `${served} of ${PIECES}`,
      });
    violations.push(...(await judgeRun(town, start, false)));
    violations.push(...(await settleTown(town)));
    return { violations, counted: { buyers, served, "sold out": sold_out } };
  },
};
