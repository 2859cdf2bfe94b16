import { pressPay } from "@/faults/town/app";
import { settleTown } from "@/faults/town/settle-town";
import type { Town } from "@/faults/town/town";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { randomOf } from "@/faults/world/random";
import { countAnswers } from "@/lib/testing/crowd";
import { newPayForm } from "@/lib/testing/pay-form";
import { stockProduct } from "@/lib/testing/shop";
import { BUYERS, buyersOf, judgeCrowd, PIECES } from "./crowd";
import type { Figure } from "./figure";

export const httpOversell: Figure<Town> = {
  name: "http-oversell",
  what: `${BUYERS.many} buyers press Pay by HTTP in two processes of the shop at once, for ${PIECES} pieces (${BUYERS.few} in the tests)`,
  sizes: { test: 1, run: 10, long: 100 },
  async once(town, { seed, at, size }) {
    const start = await startFresh(town);
    const productId = await stockProduct({ stock: PIECES });
    const forms = await Promise.all(Array.from({ length: buyersOf(size) }, () => newPayForm(productId)));
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
    const { violations, counted } = judgeCrowd(countAnswers(told), productId);
    violations.push(...(await judgeRun(town, start, false)));
    violations.push(...(await settleTown(town)));
    return { violations, counted };
  },
};
