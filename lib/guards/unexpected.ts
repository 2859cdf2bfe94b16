import type { Visitor } from "@/lib/http/visitor";
import { log } from "@/lib/log";
import { lostToAnother } from "@/lib/sql-state";

/** `errorId` is what a shopper can quote to the shop: the beginning of the request's id, which the log has in full. */
export type Unexpected = { ok: false; kind: "unexpected"; errorId: string };

/** What an action answers where our own page or our own side is at fault. */
export function unexpected({ requestId }: Visitor): Unexpected {
  return { ok: false, kind: "unexpected", errorId: requestId.slice(0, 8) };
}

/** So many ask at once that the database never came to this one: nothing was done, and it can be asked again. */
type Crowded = { ok: false; kind: "crowded" };

/** What an action answers to an error that was thrown; the cause is in the log only. `what` says what failed. */
export function failed(what: string, error: unknown, visitor: Visitor): Unexpected | Crowded {
  if (lostToAnother(error)) {
    log.warn({ err: error, requestId: visitor.requestId }, what);
    return { ok: false, kind: "crowded" };
  }
  log.error({ err: error, requestId: visitor.requestId }, what);
  return unexpected(visitor);
}
