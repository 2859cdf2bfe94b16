/** Why a change to a cart did not happen. */
export type CartRefusal =
  | { kind: "invalid" | "not_for_sale" | "sold_out" }
  /** `inCart` pieces are in the cart already, and `left` could be in all; null where that is not told. */
  | { kind: "not_enough"; left: number | null; inCart: number }
  | { kind: "too_many_requests"; retryAfterSeconds: number };

/** What a form that changes the cart shows: null before the first try and after a success. */
export type CartActionState = CartRefusal | null;
