import { prisma } from "@/lib/prisma";
import type { StripeFailureKind } from "@/lib/stripe/errors";

/** The ways in which Till looks for what did not reach it. */
export const PURPOSES = ["waiting", "events", "payments", "refunds", "disputes"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Up to when a way of asking has seen everything; null before it has come to its end for the first time. */
export async function readCursor(purpose: Purpose): Promise<Date | null> {
  const row = await prisma().reconcileCursor.findUnique({ where: { purpose } });
  return row?.seenUntil ?? null;
}

/** Notes that a way of asking came to its end, and that everything until `seenUntil` was seen. */
export async function moveCursor(purpose: Purpose, seenUntil: Date): Promise<void> {
  await prisma().$executeRaw`
    INSERT INTO reconcile_cursor (purpose, seen_until) VALUES (${purpose}, ${seenUntil})
    ON CONFLICT (purpose) DO UPDATE
      SET seen_until = greatest(reconcile_cursor.seen_until, excluded.seen_until), tried_at = now(), error = NULL`;
}

/** Notes why a way of asking did not come to its end. Its cursor stays, so the next try begins where this one did. */
export async function noteFailedTry(purpose: Purpose, error: StripeFailureKind | "defect"): Promise<void> {
  await prisma().$executeRaw`
    INSERT INTO reconcile_cursor (purpose, error) VALUES (${purpose}, ${error})
    ON CONFLICT (purpose) DO UPDATE SET tried_at = now(), error = excluded.error`;
}
