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

/** What "Add to cart" shows: null before the first try and after a success. */
export type AddState = CartRefusal | null;

/** What the cart's form shows: what was refused, by product; null stands for the whole form. */
export type CartFormState = { productId: string | null; refusal: CartRefusal }[];

/** What is shown of a change that was not looked at; what was wrong with it is for the log. */
export function refusedChange(refusal: UnreadChange): CartRefusal {
  if (refusal.kind !== "rate_limited") return { kind: refusal.kind };
  return { kind: "rate_limited", retryAfterSeconds: refusal.retryAfterSeconds };
}
