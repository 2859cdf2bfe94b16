import { prisma } from "@/lib/prisma";

const MOST_AT_ONCE = 500;

/**
 * Does what committed transactions left to be done: tells the pages that show their orders, in every process,
 * and adds their jobs to the queue. Any number of processes may dispatch at once; each row is taken by one.
 * A row is gone only if what it asks for has happened. Returns how many were taken.
 *
 * It notifies, and so holds a lock on the whole database while it commits: that is why it is a transaction of
 * its own, short and for many orders at once, and no part of those that move money.
 */
export async function dispatchOutbox(): Promise<number> {
  const rows = await prisma().$queryRaw<{ taken: number }[]>`
    WITH taken AS (
      DELETE FROM outbox
      WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT ${MOST_AT_ONCE} FOR UPDATE SKIP LOCKED)
      RETURNING order_id, task, payload, job_key
    ), jobs AS (
      SELECT graphile_worker.add_job(task, payload := payload::json, job_key := job_key) FROM taken WHERE task IS NOT NULL
    ), told AS (
      SELECT pg_notify('till_order', order_id::text) FROM taken WHERE order_id IS NOT NULL GROUP BY order_id
    )
    SELECT (SELECT count(*) FROM taken)::int AS taken, (SELECT count(*) FROM jobs), (SELECT count(*) FROM told)`;
  return rows[0]?.taken ?? 0;
}
