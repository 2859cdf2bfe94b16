import type { Tx } from "@/lib/prisma";

/** Every kind of job and what it is given. The job queue (graphile-worker) keeps them in this database. */
export type Jobs = {
  reconcile_payment: { paymentIntentId: string };
  send_mail: { mailId: string };
};

/**
 * Adds a job inside the caller's transaction: it exists if and only if the transaction commits. Jobs
 * of the same `key` that have not started are one job.
 */
export async function enqueueJob<Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  payload: Jobs[Name],
  key: string,
): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM graphile_worker.add_job(${name}, payload := ${JSON.stringify(payload)}::json, job_key := ${key})`;
}
