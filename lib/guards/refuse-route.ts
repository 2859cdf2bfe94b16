import { emptyReply } from "@/lib/http/empty-reply";
import { readVisitor } from "@/lib/http/visitor";
import type { LimitName } from "@/lib/limit-table";
import { checkLimit } from "./check-limit";
import { checkOrigin } from "./check-origin";

/**
 * For route handlers: the reply to a request that may not go on, 403 or 429, or null. `ownPagesOnly` is for
 * routes that change something.
 */
export async function refuseRoute({
  ownPagesOnly,
  limit,
}: {
  ownPagesOnly: boolean;
  limit?: LimitName;
}): Promise<Response | null> {
  const visitor = await readVisitor();
  if (ownPagesOnly && (await checkOrigin(visitor))) return emptyReply(403);
  const limited = limit ? await checkLimit(limit, visitor) : null;
  return limited && emptyReply(429, { "Retry-After": String(limited.retryAfterSeconds) });
}
