import { logSecurity } from "@/lib/http/security-log";
import type { Visitor } from "@/lib/http/visitor";
import type { LimitName } from "@/lib/limit-table";
import { consumeLimit } from "@/lib/limits/limits";
import type { Refusal } from "./refusal";

/**
 * Counts one use of a limit by the visitor's network, or by the account of signed-in staff; null when it may
 * go on.
 */
export async function checkLimit(
  limit: LimitName,
  visitor: Visitor,
  staffId?: string,
): Promise<Extract<Refusal, { kind: "rate_limited" }> | null> {
  const use = await consumeLimit(limit, staffId ?? visitor.address);
  if (use.ok) return null;
  // Once a window: whoever goes on and on must not fill the log.
  if (use.firstRefusal) logSecurity("limit_reached", visitor, { limit, ...(staffId && { staff: staffId }) });
  return { kind: "rate_limited", retryAfterSeconds: use.retryAfterSeconds };
}
