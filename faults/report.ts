import { seconds } from "@/scripts/command/step";
import type { Caught } from "./bugs/hunt";
import type { Failure, Outcome } from "./run-figure";

const SHOWN = 10;

/** A figure's row: what was done, how often, what came of it, how long it took. */
type Row = { what: string; done: string; verdict: string; time: string };

function rowOf({ figure, done, counted, failures, milliseconds }: Outcome): Row {
  const besides = Object.entries(counted)
    .map(([what, count]) => `${count.toLocaleString("en")} ${what}`)
    .join(", ");
  return {
    what: `${figure.name}: ${figure.what}`,
    done: `${done.toLocaleString("en")} times${besides ? `: ${besides}` : ""}`,
    verdict: failures.length === 0 ? "0 violations" : `${failures.length} VIOLATIONS`,
    time: seconds(milliseconds),
  };
}

function rowOfBugs(caught: readonly Caught[]): Row {
  const found = caught.filter(({ by }) => by !== null);
  return {
    what: "bugs: a bug is planted in a copy of the program, and one of the figures notices",
    done: `${caught.length} planted`,
    verdict:
      found.length === caught.length
        ? `${found.length} caught`
        : `${found.length} of ${caught.length} CAUGHT`,
    time: seconds(caught.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
  };
}

export function rowsOf(outcomes: readonly Outcome[], caught: readonly Caught[]): Row[] {
  return [...outcomes.map(rowOf), ...(caught.length > 0 ? [rowOfBugs(caught)] : [])];
}

/** Prints every row, then each violation with how to see it again. */
export function printReport(outcomes: readonly Outcome[], caught: readonly Caught[], seed: string): void {
  for (const { what, done, verdict, time } of rowsOf(outcomes, caught))
    console.log(`  ${what}\n      ${done}; ${verdict}; ${time}`);
  for (const { figure, failures } of outcomes) {
    for (const failure of failures.slice(0, SHOWN)) printFailure(failure, seed);
    if (failures.length > SHOWN) console.log(`  and ${failures.length - SHOWN} more of ${figure.name}`);
  }
  for (const { bug, by } of caught) if (!by) console.log(`  NOT CAUGHT: ${bug.name}`);
}

function printFailure({ rule, subject, detail, figure, at }: Failure, seed: string): void {
  console.log(`  ${rule}: ${subject} ${detail}`);
  console.log(
    `      again: npm run faults -- --only ${figure} --seed ${seed}${at === null ? "" : ` --at ${at}`}`,
  );
}

/** How much was wrong, in all. */
export function countFailures(outcomes: readonly Outcome[], caught: readonly Caught[]): number {
  const missed = caught.filter(({ by }) => by === null).length;
  return outcomes.reduce((sum, { failures }) => sum + failures.length, missed);
}
