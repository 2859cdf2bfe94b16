import type { Visitor } from "@/lib/http/visitor";
import { log } from "@/lib/log";

/** `errorId` is what a shopper can quote to the shop: the beginning of the request's id, which the log has in full. */
export type Unexpected = { ok: false; kind: "unexpected"; errorId: string };

/** What an action answers where our own page or our own side is at fault. */
export function unexpected({ requestId }: Visitor): Unexpected {
  return { ok: false, kind: "unexpected", errorId: requestId.slice(0, 8) };
}

/** The same for an error that was thrown; the cause is in the log only. `what` says what failed. */
export function failed(what: string, error: unknown, visitor: Visitor): Unexpected {
  log.error({ err: error, requestId: visitor.requestId }, what);
  return unexpected(visitor);
}
