import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Violation } from "./oracle/rule";

const MIB = 1024 ** 2;
// A lane is weighed so many times a figure; with fewer weighings nothing can be said.
const WEIGHINGS = 40;
const FEWEST = 20;
// What caches and compiled code may still add once they have been warm for a quarter of the time.
const ALLOWED_MIB = 12;
const ALLOWED_SHARE = 0.15;

/** After how many runs each a lane is weighed, in a figure that does so many in it. */
export function runsBetweenWeighings(runs: number): number {
  return Math.max(1, Math.floor(runs / WEIGHINGS));
}

let collect: (() => void) | undefined;

/** What this process's heap holds once everything that nobody uses is gone, in MiB. */
export function weighHeap(): number {
  if (!collect) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
  return process.memoryUsage().heapUsed / MIB;
}

/**
 * Whether a heap grew with what was done, from its weights in MiB in the order of time. The lightest of the second quarter is
 * compared with the lightest of the last: a leak lifts both, a moment in which much was under way lifts neither.
 */
export function judgeMemory(weights: readonly number[], subject: string): Violation[] {
  if (weights.length < FEWEST) return [];
  const quarter = Math.floor(weights.length / 4);
  const warm = Math.min(...weights.slice(quarter, 2 * quarter));
  const late = Math.min(...weights.slice(-quarter));
  if (late - warm <= Math.max(ALLOWED_MIB, warm * ALLOWED_SHARE)) return [];
  const detail = `the heap grew from ${warm.toFixed(0)} to ${late.toFixed(0)} MiB`;
  return [{ rule: "memory stays flat", subject, detail }];
}
