import { isSettled, settle } from "@/faults/world/settle";
import { freeJobsOfTheDead } from "@/lib/jobs/life";
import type { Town } from "./town";

const ROUNDS = 5;

/**
 * Settles what is left once everything runs again. This process does a worker's work beside the real ones; whoever
 * was killed with a job in hand is taken for dead at once and not after a minute, so that a job may be done twice.
 */
export async function settleTown(town: Town): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    await freeJobsOfTheDead(0);
    await settle(town, 2);
    if (await isSettled(town)) return;
  }
}
