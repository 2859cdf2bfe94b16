import type { Bug } from "./bug";
import { DECISION_BUGS } from "./decisions";
import { DELIVERY_BUGS } from "./deliveries";
import { ROW_BUGS } from "./rows";
import { STRIPE_BUGS } from "./stripe-calls";

const GROUPS = [DECISION_BUGS, ROW_BUGS, STRIPE_BUGS, DELIVERY_BUGS];
const LONGEST = Math.max(...GROUPS.map(({ length }) => length));

/** Every bug, one of each group in turns, so that the first few are of every kind. */
export const BUGS: readonly Bug[] = Array.from({ length: LONGEST }, (_, place) =>
  GROUPS.flatMap((group) => group[place] ?? []),
).flat();
