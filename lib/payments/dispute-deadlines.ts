import { prisma } from "@/lib/prisma";
import { applyFact } from "./apply-fact";

const DAYS_BEFORE = 3;

/**
 * Tells a person of every dispute whose evidence is due soon (`DAYS_BEFORE`) and was not sent, once for each
 * deadline: `decide` says whether there is anything to tell. Returns how many were told.
 */
export async function tellDisputeDeadlines(): Promise<number> {
  const near = await prisma().$queryRaw<{ id: string; orderId: string; dueBy: number }[]>`
    SELECT d.id, d.order_id AS "orderId", extract(epoch FROM d.due_by)::int AS "dueBy"
    FROM dispute d
    WHERE d.status IN ('needs_response', 'warning_needs_response', 'appeal_needs_response')
      AND d.due_by < now() + make_interval(days => ${DAYS_BEFORE})
      AND NOT EXISTS (
        SELECT FROM review r WHERE r.reason = 'dispute_deadline'
          AND r.subject = d.id || ':' || extract(epoch FROM d.due_by)::int
      )
    ORDER BY d.due_by, d.id`;
  let told = 0;
  for (const { id, orderId, dueBy } of near) {
    const fact = { kind: "dispute_deadline_near", disputeId: id, dueBy } as const;
    if ((await applyFact({ fact, orderId, cause: { by: "system" } })) === "applied") told += 1;
  }
  return told;
}
