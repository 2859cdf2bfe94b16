import { Logger, runOnce } from "graphile-worker";
import { TASKS } from "@/lib/jobs/tasks";
import { emptyOutbox } from "@/lib/testing/jobs";
import type { World } from "./world";

type Clocked = keyof typeof TASKS;

// None of the tasks that come by the clock uses what the queue hands it.
const HELPERS = {} as Parameters<(typeof TASKS)["reconcile"]>[1];

/** Does what a worker does when the clock says so. */
export async function atItsTime(task: Clocked): Promise<void> {
  await TASKS[task]?.({}, HELPERS);
}

const logger = new Logger(() => () => undefined);

/** Tells what commits left to tell, then does once every job that is due, as a worker would. */
export async function workOff(world: World): Promise<void> {
  await emptyOutbox();
  const [row] = await world.query<{ due: boolean }>(
    "SELECT EXISTS (SELECT FROM graphile_worker.jobs WHERE run_at <= now()) AS due",
  );
  if (row?.due) await runOnce({ pgPool: world.jobPool, taskList: TASKS, logger, noHandleSignals: true });
}
