/** Why a change to a cart did not happen. */
export type CartRefusal =
  | { kind: "invalid" | "not_for_sale" | "sold_out" }
  /** `inCart` pieces are in the cart already, and `available` could be in all. */
  | { kind: "not_enough"; available: number; inCart: number }
  | { kind: "too_many_requests"; retryAfterSeconds: number };

/** What a form that changes the cart shows: null before the first try and after a success. */
export type CartActionState = CartRefusal | null;
