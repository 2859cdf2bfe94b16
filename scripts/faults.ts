import { parseArgs } from "node:util";
import { BUGS } from "@/faults/bugs/bugs";
import { type Caught, hunt } from "@/faults/bugs/hunt";
import { FIGURES, TOWN_FIGURES } from "@/faults/figures";
import { type PlaceProcess, startLaneServer, startTown } from "@/faults/lanes";
import { createProgress } from "@/faults/progress";
import { record } from "@/faults/record";
import { countFailures, printReport } from "@/faults/report";
import { type Outcome, runFigure } from "@/faults/run-figure";
import { ExpectedFailure } from "./command/expected-failure";
import { Lifetime } from "./command/lifetime";
import { runTask } from "./command/run-command";

const LANES = 2;
const BUGS_IN_TESTS = 8;

/** `--test` is the size that `npm test` runs. */
const { values } = parseArgs({
  options: {
    long: { type: "boolean", default: false },
    test: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
    seed: { type: "string" },
    only: { type: "string" },
    at: { type: "string" },
  },
});

await runTask(async (lifetime) => {
  const { long, test, only } = values;
  const seed = values.seed ?? String(Date.now());
  const at = values.at === undefined ? null : Number(values.at);
  const wanted = (name: string) => only === undefined || only.split(",").includes(name);
  const figures = FIGURES.filter(({ name }) => wanted(name));
  const townFigures = TOWN_FIGURES.filter(({ name }) => wanted(name));
  const bugs = wanted("bugs")
    ? BUGS.slice(0, test ? BUGS_IN_TESTS : BUGS.length).filter((_, n) => at === null || n === at)
    : [];
  if (figures.length + townFigures.length + bugs.length === 0)
    throw new ExpectedFailure(
      `There is no ${only}: choose from ${[...FIGURES, ...TOWN_FIGURES].map(({ name }) => name).join(", ")}, bugs.`,
    );
  const extent = long ? "long" : test ? "test" : "run";
  console.log(`\nTill's faults, seed ${seed}\n`);
  const server = await startLaneServer(lifetime);
  const outcomes: Outcome[] = [];
  if (figures.length > 0) {
    const lanes: PlaceProcess[] = [];
    for (let lane = 0; lane < (at === null ? LANES : 1); lane++) lanes.push(await server.open(lifetime));
    for (const figure of figures)
      outcomes.push(await runFigure(figure, lanes, { seed, size: figure.sizes[extent], only: at }));
  }
  if (townFigures.length > 0) {
    const life = new Lifetime();
    lifetime.onStop(() => life.stop());
    const town = await startTown(life);
    for (const figure of townFigures)
      outcomes.push(await runFigure(figure, [town], { seed, size: figure.sizes[extent], only: at }));
    await life.stop();
  }
  const queue = [...bugs];
  const caught: Caught[] = [];
  const progress = createProgress("bugs", bugs.length);
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let bug = queue.shift(); bug; bug = queue.shift()) {
        caught.push(await hunt(bug, server, seed, lifetime));
        progress(caught.length);
      }
    }),
  );
  printReport(outcomes, caught, seed);
  if (values.record) await record(outcomes, caught, seed);
  const failures = countFailures(outcomes, caught);
  if (failures > 0)
    throw new ExpectedFailure(`${failures} violations: each is above, with how to see it again.`);
});
