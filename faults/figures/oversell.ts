import { judgeRun, startFresh } from "@/faults/world/fresh";
import { settle } from "@/faults/world/settle";
import { crowd } from "@/lib/testing/crowd";
import { stockProduct } from "@/lib/testing/shop";
import { BUYERS, buyersOf, judgeCrowd, PIECES } from "./crowd";
import type { Figure } from "./figure";

export const oversell: Figure = {
  name: "oversell",
  what: `${BUYERS.many} buyers press Pay at once for ${PIECES} pieces (${BUYERS.few} in the tests)`,
  sizes: { test: 1, run: 10, long: 100 },
  async once(lane, { size }) {
    const start = await startFresh(lane);
    const productId = await stockProduct({ stock: PIECES });
    const told = await crowd(Array.from({ length: buyersOf(size) }, () => ({ [productId]: 1 })));
    const { violations, counted } = judgeCrowd(told, productId);
    violations.push(...(await judgeRun(lane, start, false)));
    await settle(lane);
    return { violations, counted };
  },
};
