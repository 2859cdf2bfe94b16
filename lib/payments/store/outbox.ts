import { type Job, jobKey } from "@/lib/outbox/jobs";
import { Prisma } from "@/prisma/generated/client";
import type { Decided } from "./decided";
import { only, rowsOf } from "./rows";

/** The part of a WITH that leaves jobs for after the commit. */
export function jobParts(jobs: readonly Job[]): Prisma.Sql[] {
  if (jobs.length === 0) return [];
  const rows = jobs.map((job) => {
    const { task, ...payload } = job;
    return { task, payload, key: jobKey(job) };
  });
  return [
    Prisma.sql`jobs AS (
      INSERT INTO outbox (task, payload, job_key)
      SELECT task, payload, key FROM ${rowsOf(rows, "task text, payload jsonb, key text")}
    )`,
  ];
}

/** The parts of a WITH that write down mails and leave their sending. One that is written already is not again. */
export function mailParts(decided: readonly Decided[]): Prisma.Sql[] {
  const rows = decided.flatMap(({ order, changes }) =>
    only(changes, "mail").map(({ kind, subject }) => ({
      order_id: order.id,
      // One mail of a kind, or one for each refund or failure that it is about.
      kind: subject ? `${kind}:${subject}` : kind,
      recipient: order.email,
    })),
  );
  if (rows.length === 0) return [];
  return [
    Prisma.sql`mails AS (
      INSERT INTO mail (id, order_id, kind, recipient)
      SELECT gen_random_uuid(), order_id, kind, recipient
      FROM ${rowsOf(rows, "order_id uuid, kind text, recipient text")}
      ON CONFLICT (order_id, kind) DO NOTHING
      RETURNING id
    )`,
    Prisma.sql`posted AS (
      INSERT INTO outbox (task, payload, job_key)
      SELECT 'send_mail', jsonb_build_object('mailId', id), 'send_mail:' || id FROM mails
    )`,
  ];
}
