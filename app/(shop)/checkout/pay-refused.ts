import type { PayAnswer } from "@/components/checkout/checkout-types";
import type { Refusal } from "@/lib/guards/refusal";
import type { Visitor } from "@/lib/http/visitor";
import { log } from "@/lib/log";
import { contactErrors } from "./order-form";

/** The part of the request's id that a shopper can quote; the log has the whole of it. */
const errorId = ({ requestId }: Visitor) => requestId.slice(0, 8);

/** What Pay answers to a request that was not looked at. */
export function payRefused(refusal: Refusal, visitor: Visitor): PayAnswer {
  if (refusal.kind !== "invalid") return { ok: false, ...refusal };
  const errors = contactErrors(refusal.issues);
  return errors
    ? { ok: false, kind: "invalid", errors }
    : { ok: false, kind: "unexpected", errorId: errorId(visitor) };
}

/** What Pay answers when our side failed; the cause is in the log only. */
export function payFailed(error: unknown, visitor: Visitor): PayAnswer {
  log.error({ err: error, requestId: visitor.requestId }, "paying failed");
  return { ok: false, kind: "unexpected", errorId: errorId(visitor) };
}
