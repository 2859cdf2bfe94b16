import { setTimeout as delay } from "node:timers/promises";
import type { TaskList } from "graphile-worker";
import { log } from "@/lib/log";
import { watchOutbox } from "@/lib/outbox/watch";
import { LIFE_TIMES, type LifeTimes } from "@/lib/worker-times";
import { askAtStart } from "./ask-at-start";
import { handBack, sayGoodbye, showLife } from "./life";
import { type RunningQueue, startQueue } from "./runner";
import { TASKS } from "./tasks";

const LONGEST_WAIT_MS = 10_000;

type Options = {
  tasks?: TaskList;
  times?: LifeTimes;
  /** How long jobs in hand may take to finish once the worker is to stop; then they are handed back. */
  finishMs?: number;
};

/**
 * Starts working off the job queue, what comes by the clock, and what is left in the outbox. Any number of
 * processes may do so on one database. It goes on when the database was away. Returns the function that stops
 * it: jobs in hand finish or are handed back.
 */
export async function runWorker({
  tasks = TASKS,
  times = LIFE_TIMES,
  finishMs = 8_000,
}: Options = {}): Promise<() => Promise<void>> {
  const closing = new AbortController();
  let queue = await startQueue(tasks);
  if ("reconcile" in tasks) await askAtStart();
  const stopLife = showLife(() => queue.id, times);
  const stopWatching = watchOutbox();

  async function keepRunning(): Promise<void> {
    while (!closing.signal.aborted) {
      await queue.ended;
      if (closing.signal.aborted) return;
      log.error("the job queue ended by itself and is started again");
      queue = (await startAgain(tasks, closing.signal)) ?? queue;
    }
  }
  void keepRunning();

  return async () => {
    closing.abort();
    await stopWatching();
    await stopLife();
    await end(queue, finishMs);
  };
}

/** Tries until the database answers; null when the worker is to stop meanwhile. */
async function startAgain(tasks: TaskList, signal: AbortSignal): Promise<RunningQueue | null> {
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      return await startQueue(tasks);
    } catch (error) {
      const waitMs = Math.min(LONGEST_WAIT_MS, 250 * 2 ** tries);
      log.warn({ err: error, waitMs }, "the job queue could not be started again");
      // Ends early, with an error that says only that, when the worker is to stop.
      await delay(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return null;
}

async function end({ id, stop }: RunningQueue, finishMs: number): Promise<void> {
  const stopped = stop().catch((error) => log.debug({ err: error }, "the job queue had ended already"));
  const giveUp = new AbortController();
  const inTime = await Promise.race([
    stopped.then(() => true),
    delay(finishMs, false, { signal: giveUp.signal }).catch(() => false),
  ]);
  giveUp.abort();
  if (!inTime) {
    log.warn({ worker: id }, "jobs in hand did not finish in time and are handed back");
    await handBack(id);
  }
  await sayGoodbye(id);
}
