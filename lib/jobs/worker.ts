import { Logger, type Runner, run } from "graphile-worker";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { TASKS } from "./tasks";
import { TIMETABLE } from "./timetable";

const CONCURRENCY = 4;

const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error({ jobs: message });
  else if (level === "warning") log.warn({ jobs: message });
  else log.debug({ jobs: message });
});

/**
 * Starts working off the job queue, and what comes by the clock. Any number of processes may do so on one
 * database. `stop()` of the runner finishes the jobs in hand.
 */
export function runWorker(): Promise<Runner> {
  return run({
    connectionString: env().databaseUrl,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    taskList: TASKS,
    parsedCronItems: TIMETABLE,
    logger,
  });
}
