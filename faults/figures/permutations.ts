import { permutationOf, playPermutation } from "@/faults/histories/permutations";
import { randomOf } from "@/faults/world/random";
import type { Figure } from "./figure";

const ALL = 5_040;
const EACH = 504;

export const permutations: Figure = {
  name: "permutations",
  what: "the seven events of one order's life, each with a twin, in every order",
  sizes: { test: 1, run: 10, long: 10 },
  async once(_lane, { seed, at }) {
    const violations = [];
    for (let number = at * EACH; number < (at + 1) * EACH && number < ALL; number++) {
      const wrong = playPermutation(permutationOf(7, number), randomOf(seed, "permutations", number));
      if (wrong)
        violations.push({
          rule: "in any order it ends as Stripe says",
          subject: String(number),
          detail: wrong,
        });
    }
    return { violations, counted: { orders: EACH } };
  },
};
