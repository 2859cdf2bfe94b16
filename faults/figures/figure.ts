import type { Violation } from "@/faults/oracle/rule";
import type { Lane } from "@/faults/world/lane";

/** What a part of a figure came to. `counted` is what else the report says of it, summed over all parts. */
export type Found = { violations: Violation[]; counted?: Record<string, number> };

/** One line of the report: something bad that is done so many times to a shop in one process, or to one of many. */
export type Figure<Place = Lane> = {
  /** For `--only`. */
  name: string;
  /** What is done, in the report's words. */
  what: string;
  /** How often: in `npm test`, in `npm run faults`, and with `--long`. */
  sizes: { test: number; run: number; long: number };
  /** Does it once, as the `at`-th of `size`. All that is random in it comes from `seed` and `at`. */
  once: (place: Place, run: { seed: string; at: number; size: number }) => Promise<Found>;
};
