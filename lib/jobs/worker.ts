import { Logger, run } from "graphile-worker";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { watchOutbox } from "@/lib/outbox/watch";
import { TASKS } from "./tasks";
import { TIMETABLE } from "./timetable";

const CONCURRENCY = 4;

const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error({ jobs: message });
  else if (level === "warning") log.warn({ jobs: message });
  else log.debug({ jobs: message });
});

/**
 * Starts working off the job queue, what comes by the clock, and what is left in the outbox. Any number of
 * processes may do so on one database. Returns the function that stops it and finishes the jobs in hand.
 */
export async function runWorker(): Promise<() => Promise<void>> {
  const runner = await run({
    connectionString: env().databaseUrl,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    taskList: TASKS,
    parsedCronItems: TIMETABLE,
    logger,
  });
  const stopWatching = watchOutbox();
  return async () => {
    await stopWatching();
    await runner.stop();
  };
}
