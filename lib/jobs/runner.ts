import { EventEmitter } from "node:events";
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { TIMETABLE } from "./timetable";

const CONCURRENCY = 4;
// How long a queue that ends by itself may take to let go of the jobs in hand.
const LETTING_GO_MS = 10_000;

const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error({ jobs: message });
  else if (level === "warning") log.warn({ jobs: message });
  else log.debug({ jobs: message });
});

export type RunningQueue = {
  /** What it writes into `locked_by`. */
  id: string;
  stop: Runner["stop"];
  /** Resolves when it has ended, whoever ended it. It ends by itself when it cannot write down what it did. */
  ended: Promise<void>;
};

/** Starts working off the job queue and the timetable. Throws when the database does not answer. */
export async function startQueue(taskList: TaskList): Promise<RunningQueue> {
  const events: WorkerEvents = new EventEmitter();
  let id = "";
  events.on("pool:create", ({ workerPool }) => {
    id = workerPool.id;
  });
  const lettingGo = new Promise<void>((resolve) => {
    events.on("pool:gracefulShutdown", () => void setTimeout(resolve, LETTING_GO_MS).unref());
  });
  const runner = await run({
    connectionString: env().databaseUrl,
    noHandleSignals: true,
    // Without a batch the library loses the promise that writes down what was done: a database that goes away at
    // that moment would end the process.
    preset: { worker: { concurrentJobs: CONCURRENCY, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList,
    parsedCronItems: TIMETABLE,
    events,
    logger,
  });
  const settled = runner.promise.catch((error) =>
    log.error({ err: error }, "the job queue ended with an error"),
  );
  return { id, stop: runner.stop, ended: Promise.race([settled, lettingGo]) };
}
