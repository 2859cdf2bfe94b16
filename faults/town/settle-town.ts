import type { Violation } from "@/faults/oracle/rule";
import { isSettled, settle } from "@/faults/world/settle";
import { freeJobsOfTheDead } from "@/lib/jobs/life";
import type { Town } from "./town";

const ROUNDS = 5;

/**
 * Settles what is left once everything runs again. This process does a worker's work beside the real ones; whoever
 * was killed with a job in hand is taken for dead at once and not after a minute, so that a job may be done twice.
 * Answers with the programs that ended by themselves.
 */
export async function settleTown(town: Town): Promise<Violation[]> {
  const ended = await wakeTheEnded(town);
  for (let round = 0; round < ROUNDS; round++) {
    await freeJobsOfTheDead(0);
    await settle(town, 2);
    if (await isSettled(town)) break;
  }
  return ended;
}

/** Nobody but the harness may end a program; one that ended all the same is started again, and is a finding. */
async function wakeTheEnded({ apps, workers, stripe }: Town): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const resident of [...apps, ...workers, stripe]) {
    const said = resident.endedByItself();
    if (said === null) continue;
    found.push({ rule: "no program ends by itself", subject: resident.name, detail: said.slice(-1_000) });
    await resident.start();
  }
  return found;
}
