import { env } from "@/lib/env";
import { prisma } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import { applyFact } from "./apply-fact";

/** The condition on `a`, an attempt, that its held amount lapses within so many hours and nobody has decided about it. */
export function lapsesWithin(hours: number): Prisma.Sql {
  return Prisma.sql`
    a.status = 'authorized' AND a.capture_amount IS NULL
    AND a.capture_before < now() + make_interval(hours => ${hours}::int)`;
}

/**
 * Tells staff of every held amount that lapses soon (`CAPTURE_WARNING_HOURS`) and of which nobody has decided what
 * becomes of it, once: `decide` says whether there is anything to tell. Returns how many were told.
 */
export async function tellLapsingAuthorizations(): Promise<number> {
  const near = await prisma().$queryRaw<{ attemptId: string; orderId: string; captureBefore: number }[]>`
    SELECT a.id AS "attemptId", a.order_id AS "orderId", extract(epoch FROM a.capture_before)::int AS "captureBefore"
    FROM payment_attempt a
    WHERE ${lapsesWithin(env().captureWarningHours)} AND NOT a.lapse_told
    ORDER BY a.capture_before, a.id`;
  let told = 0;
  for (const { orderId, ...authorization } of near) {
    const fact = { kind: "authorization_lapses", ...authorization } as const;
    if ((await applyFact({ fact, orderId, cause: { by: "system" } })) === "applied") told += 1;
  }
  return told;
}
