import type { PayAnswer } from "@/components/checkout/checkout-types";
import type { Refusal } from "@/lib/guards/refusal";
import { unexpected } from "@/lib/guards/unexpected";
import type { Visitor } from "@/lib/http/visitor";
import { contactErrors } from "./order-form";

/** What Pay answers to a request that was not looked at. */
export function payRefused(refusal: Refusal, visitor: Visitor): PayAnswer {
  if (refusal.kind !== "invalid") return { ok: false, ...refusal };
  const errors = contactErrors(refusal.issues);
  return errors ? { ok: false, kind: "invalid", errors } : unexpected(visitor);
}
