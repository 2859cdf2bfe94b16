import { FIGURES } from "@/faults/figures";
import type { LaneServer, PlaceProcess } from "@/faults/lanes";
import { randomOf } from "@/faults/world/random";
import { Lifetime } from "@/scripts/command/lifetime";
import type { Bug } from "./bug";
import { plantedCopy } from "./planted-copy";

/** What noticed a bug, after how many runs; null when nothing did. */
export type Caught = {
  bug: Bug;
  by: { figure: string; runs: number; rule: string } | null;
  milliseconds: number;
};

/** Plants a bug in a copy and looks whether one of its figures notices. */
export async function hunt(bug: Bug, server: LaneServer, seed: string, above: Lifetime): Promise<Caught> {
  const started = performance.now();
  const life = new Lifetime();
  above.onStop(() => life.stop());
  try {
    const root = await plantedCopy(bug.edits ?? [], life);
    const lane = await server.open(life, root, bug.sql);
    const by = await noticedBy(bug, lane, seed);
    return { bug, by, milliseconds: performance.now() - started };
  } finally {
    await life.stop();
  }
}

async function noticedBy(bug: Bug, lane: PlaceProcess, seed: string): Promise<Caught["by"]> {
  for (const { figure, runs } of bug.hunt) {
    const size = FIGURES.find(({ name }) => name === figure)?.sizes.test ?? runs;
    // In another sequence, because a bug in what comes last should not be met last.
    const sequence = randomOf(seed, bug.name, figure).shuffle(Array.from({ length: runs }, (_, at) => at));
    for (const [done, at] of sequence.entries()) {
      const { found } = await lane.obey({ figure, seed, at, size: Math.max(size, runs), weigh: false });
      const [first] = found.violations;
      if (first) return { figure, runs: done + 1, rule: first.rule };
    }
  }
  return null;
}
