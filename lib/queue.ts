import type { Tx } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";

/** Every kind of job and what it is given. The job queue (graphile-worker) keeps them in this database. */
export type Jobs = {
  close_declined_order: { orderId: string };
  reconcile_payment: { paymentIntentId: string };
  send_mail: { mailId: string };
};

/**
 * The SQL expression that adds a job, for statements that do more at once; `enqueueJob` is the same alone.
 * The job exists if and only if the transaction commits. Jobs of the same `key` that have not started are
 * one job.
 */
export function addJob<Name extends keyof Jobs>(name: Name, payload: Jobs[Name], key: string): Prisma.Sql {
  return Prisma.sql`
    graphile_worker.add_job(${name}, payload := ${JSON.stringify(payload)}::json, job_key := ${key})`;
}

/** Adds a job inside the caller's transaction. */
export async function enqueueJob<Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  payload: Jobs[Name],
  key: string,
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM ${addJob(name, payload, key)}`;
}
