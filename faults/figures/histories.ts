import { playHistory } from "@/faults/histories/play";
import { randomOf } from "@/faults/world/random";
import type { Figure } from "./figure";

const EACH = 10_000;

export const histories: Figure = {
  name: "histories",
  what: `${EACH.toLocaleString("en")} generated lives of an order in the pure core: every fact late, doubled, lost, in any order`,
  sizes: { test: 2, run: 100, long: 10_000 },
  async once(_lane, { seed, at }) {
    const violations = [];
    for (let number = 0; number < EACH; number++) {
      const wrong = playHistory(randomOf(seed, "histories", at, number));
      if (wrong)
        violations.push({ rule: "a life ends as Stripe says", subject: String(number), detail: wrong });
      if (violations.length > 20) break;
    }
    return { violations, counted: { histories: EACH } };
  },
};
