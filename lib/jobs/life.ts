import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";
import type { LifeTimes } from "@/lib/worker-times";

const KEEP_DEAD = "1 day";

/** Says that a worker lives. `workerId` is what the job queue writes into `locked_by`. */
export async function beat(workerId: string): Promise<void> {
  await prisma().$executeRaw`
    INSERT INTO worker_life (worker_id) VALUES (${workerId})
    ON CONFLICT (worker_id) DO UPDATE SET beat_at = now()`;
}

/**
 * Frees the jobs and queues of workers that have shown no life for so long, whether they ever did or not: a
 * version before this one, say. Such a job may still be running somewhere and then runs twice, which no task
 * minds. Returns the workers that were taken for dead.
 */
export async function freeJobsOfTheDead(deadAfterMs: number): Promise<string[]> {
  const rows = await prisma().$queryRaw<{ id: string }[]>`
    WITH dead AS (
      SELECT DISTINCT locked_by AS id FROM (
        SELECT locked_by, locked_at FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
        UNION ALL
        SELECT locked_by, locked_at FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL
      ) held
      WHERE locked_at < now() - ${deadAfterMs} * interval '1 millisecond' AND NOT EXISTS (
        SELECT FROM worker_life w
        WHERE w.worker_id = held.locked_by AND w.beat_at > now() - ${deadAfterMs} * interval '1 millisecond'
      )
    ), freed AS (
      SELECT graphile_worker.force_unlock_workers(array_agg(id)) FROM dead HAVING count(*) > 0
    ), forgotten AS (
      DELETE FROM worker_life WHERE beat_at < now() - ${KEEP_DEAD}::interval
    )
    SELECT id FROM dead, freed`;
  return rows.map(({ id }) => id);
}

/** Gives back whatever a worker of this process has not finished, so that another takes it at once. */
export async function handBack(workerId: string): Promise<void> {
  await prisma().$executeRaw`SELECT graphile_worker.force_unlock_workers(ARRAY[${workerId}])`;
}

/** A worker that ended as it should is missed by nobody. */
export async function sayGoodbye(workerId: string): Promise<void> {
  await prisma().workerLife.deleteMany({ where: { workerId } });
}

/** Shows life for a worker, and looks after those that show none, until the returned function is called. */
export function showLife(
  workerId: () => string,
  { beatEveryMs, deadAfterMs }: LifeTimes,
): () => Promise<void> {
  const turn = async () => {
    try {
      await beat(workerId());
      const dead = await freeJobsOfTheDead(deadAfterMs);
      if (dead.length > 0) log.warn({ dead }, "workers that show no life: their jobs are free again");
    } catch (error) {
      // The database is away: it is the same for everyone, and the next turn is soon.
      log.warn({ err: error }, "a worker could not show life");
    }
  };
  let turning = turn();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    turning = turn().finally(() => {
      busy = false;
    });
  }, beatEveryMs);
  return async () => {
    clearInterval(timer);
    await turning;
  };
}
