import { prisma } from "@/lib/prisma";
import type { CronJob } from "./tasks";

const TASK: CronJob = "reconcile";

/**
 * Has Stripe asked at once for what did not arrive while no worker ran, instead of at the next time in the timetable.
 * Workers that start together ask once: it is the same job of the same queue.
 */
export async function askAtStart(): Promise<void> {
  await prisma().$queryRaw`
    SELECT 1 FROM graphile_worker.add_job(${TASK}, queue_name := ${TASK}, job_key := ${TASK})`;
}
