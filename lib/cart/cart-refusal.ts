import { clientIp } from "@/lib/http/request-guards";
import { consumeLimit } from "@/lib/limits/limits";

/** Why a change to a cart did not happen. */
export type CartRefusal =
  | { kind: "invalid" | "not_for_sale" | "sold_out" }
  | { kind: "not_enough"; available: number; inCart: number }
  | { kind: "too_many_requests"; retryAfterSeconds: number };

/** What a form that changes the cart shows: null before the first try and after a success. */
export type CartActionState = CartRefusal | null;

/** Counts a change against the limit of whoever sent the current request; null when it may go on. */
export async function refuseTooMany(): Promise<CartRefusal | null> {
  const limit = await consumeLimit("change_cart", await clientIp());
  return limit.ok ? null : { kind: "too_many_requests", retryAfterSeconds: limit.retryAfterSeconds };
}
