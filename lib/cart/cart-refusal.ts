/** Why a change to a cart did not happen. */
export type CartRefusal =
  | { kind: "not_for_sale" | "sold_out" }
  /** `inCart` pieces are in the cart already, and `left` could be in all; null where that is not told. */
  | { kind: "not_enough"; left: number | null; inCart: number }
  | UnreadChange;

/** Why a change was not even looked at. */
type UnreadChange =
  | { kind: "invalid" | "forbidden_origin" }
  | { kind: "rate_limited"; retryAfterSeconds: number };

/** What a form that changes the cart shows: null before the first try and after a success. */
export type CartActionState = CartRefusal | null;

/** What such a form shows of a change that was not looked at; what was wrong with it is for the log. */
export function refusedChange(refusal: UnreadChange): CartActionState {
  if (refusal.kind !== "rate_limited") return { kind: refusal.kind };
  return { kind: "rate_limited", retryAfterSeconds: refusal.retryAfterSeconds };
}
