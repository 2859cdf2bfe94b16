import { prisma } from "@/lib/prisma";

const MOST_AT_ONCE = 500;

/**
 * Does what committed transactions left to be done: tells the pages that show their orders, in every process,
 * and adds their jobs to the queue, all in one call. Any number of processes may dispatch at once; each row is taken by one.
 * A row is gone only if what it asks for has happened. Returns how many were taken.
 *
 * It notifies, and so holds a lock on the whole database while it commits: that is why it is a transaction of
 * its own, short and for many orders at once, and no part of those that move money.
 */
export async function dispatchOutbox(): Promise<number> {
  const rows = await prisma().$queryRaw<{ taken: number }[]>`
    WITH taken AS (
      DELETE FROM outbox
      WHERE id = ANY (ARRAY(SELECT id FROM outbox ORDER BY id LIMIT ${MOST_AT_ONCE} FOR UPDATE SKIP LOCKED))
      RETURNING id, order_id, task, payload, job_key
    ), newest AS (
      SELECT DISTINCT ON (job_key) id, task, payload, job_key FROM taken WHERE task IS NOT NULL ORDER BY job_key, id DESC
    ), specs AS (
      SELECT array_agg(
        (task, payload::json, NULL, NULL, NULL, job_key, NULL, NULL)::graphile_worker.job_spec ORDER BY id
      ) AS list
      FROM newest HAVING count(*) > 0
    ), jobs AS (
      SELECT added.id FROM specs CROSS JOIN LATERAL graphile_worker.add_jobs(specs.list) added
    ), told AS (
      SELECT pg_notify('till_order', order_id::text) FROM taken WHERE order_id IS NOT NULL GROUP BY order_id
    )
    SELECT (SELECT count(*) FROM taken)::int AS taken, (SELECT count(*) FROM jobs), (SELECT count(*) FROM told)`;
  return rows[0]?.taken ?? 0;
}
