import type { Figure } from "./figures/figure";
import { judgeMemory, runsBetweenWeighings } from "./flat-memory";
import type { PlaceProcess } from "./lanes";
import type { Violation } from "./oracle/rule";
import { createProgress } from "./progress";

/** `at` null: only the figure as a whole shows it. */
export type Failure = Violation & { figure: string; at: number | null };

/** What the report says of a figure. */
type ReportedFigure = Pick<Figure, "name" | "what">;

/** What came of a figure: how often it was done, what was wrong, and how long it took in milliseconds. */
export type Outcome = {
  figure: ReportedFigure;
  done: number;
  counted: Record<string, number>;
  failures: Failure[];
  milliseconds: number;
};

/** Does a figure so many times, in all places at once. `only` does the one run of that number. */
export async function runFigure(
  figure: ReportedFigure,
  lanes: readonly PlaceProcess[],
  { seed, size, only }: { seed: string; size: number; only: number | null },
): Promise<Outcome> {
  const started = performance.now();
  const runs = only === null ? Array.from({ length: size }, (_, at) => at) : [only];
  const every = runsBetweenWeighings(runs.length / lanes.length);
  const progress = createProgress(figure.name, runs.length);
  const outcome: Outcome = { figure, done: 0, counted: {}, failures: [], milliseconds: 0 };
  await Promise.all(
    lanes.map(async (lane) => {
      const weights: number[] = [];
      let done = 0;
      for (let at = runs.shift(); at !== undefined; at = runs.shift()) {
        done += 1;
        const weigh = done % every === 0;
        const answer = await lane.obey({ figure: figure.name, seed, at, size, weigh }).catch(String);
        if (typeof answer === "string") {
          const gone = { rule: "a place outlives what is done in it", subject: figure.name, detail: answer };
          outcome.failures.push({ ...gone, figure: figure.name, at });
          return;
        }
        const { violations, counted = {} } = answer.found;
        if (answer.heapMebibytes !== null) weights.push(answer.heapMebibytes);
        outcome.done += 1;
        for (const [what, count] of Object.entries(counted))
          outcome.counted[what] = (outcome.counted[what] ?? 0) + count;
        for (const violation of violations) outcome.failures.push({ ...violation, figure: figure.name, at });
        progress(outcome.done);
      }
      for (const violation of judgeMemory(weights, figure.name))
        outcome.failures.push({ ...violation, figure: figure.name, at: null });
    }),
  );
  outcome.milliseconds = performance.now() - started;
  return outcome;
}
