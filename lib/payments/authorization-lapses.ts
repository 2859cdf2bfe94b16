import { env } from "@/lib/env";
import { prisma } from "@/lib/prisma";
import { applyFact } from "./apply-fact";

/**
 * Tells staff of every held amount that lapses soon (`CAPTURE_WARNING_HOURS`) and of which nobody has decided what
 * becomes of it, once: `decide` says whether there is anything to tell. Returns how many were told.
 */
export async function tellLapsingAuthorizations(): Promise<number> {
  const near = await prisma().$queryRaw<{ attemptId: string; orderId: string; captureBefore: number }[]>`
    SELECT id AS "attemptId", order_id AS "orderId", extract(epoch FROM capture_before)::int AS "captureBefore"
    FROM payment_attempt
    WHERE status = 'authorized' AND capture_amount IS NULL AND NOT lapse_told
      AND capture_before < now() + make_interval(hours => ${env().captureWarningHours}::int)
    ORDER BY capture_before, id`;
  let told = 0;
  for (const { orderId, ...authorization } of near) {
    const fact = { kind: "authorization_lapses", ...authorization } as const;
    if ((await applyFact({ fact, orderId, cause: { by: "system" } })) === "applied") told += 1;
  }
  return told;
}
