import type { Violation } from "@/faults/oracle/rule";
import { judgeRun, startFresh } from "@/faults/world/fresh";
import { settle } from "@/faults/world/settle";
import { crowd } from "@/lib/testing/crowd";
import { stockProduct } from "@/lib/testing/shop";
import type { Figure } from "./figure";

const PIECES = 50;
const BUYERS = { few: 200, many: 500 };

export const oversell: Figure = {
  name: "oversell",
  what: `${BUYERS.many} buyers press Pay at once for ${PIECES} pieces (${BUYERS.few} in the tests)`,
  sizes: { test: 1, run: 10, long: 100 },
  async once(lane, { size }) {
    const start = await startFresh(lane);
    const productId = await stockProduct({ stock: PIECES });
    const buyers = size === 1 ? BUYERS.few : BUYERS.many;
    const {
      served = 0,
      sold_out = 0,
      ...others
    } = await crowd(Array.from({ length: buyers }, () => ({ [productId]: 1 })));
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
    violations.push(...(await judgeRun(lane, start, false)));
    await settle(lane);
    return { violations, counted: { buyers, served, "sold out": sold_out } };
  },
};
