import type { CartRefusal } from "@/lib/cart/cart-refusal";

/** What a refusal says to the shopper: what is the matter, and what can be done. */
export function cartMessage(refusal: CartRefusal): string {
  switch (refusal.kind) {
    case "invalid":
      return "Choose a quantity between 1 and 99.";
    case "not_for_sale":
      return "This is no longer for sale.";
    case "sold_out":
      return "This has just sold out.";
    case "not_enough": {
      const { left, inCart } = refusal;
      if (left === null) return "There are not that many left. Choose fewer.";
      if (left === 0) return "This has just sold out. Remove it to check out.";
      if (inCart === 0) return `Only ${left} left. Choose fewer.`;
      if (inCart < left) return `Only ${left} left, and you have ${inCart} in your cart.`;
      return `Only ${left} left, and you have ${left === 1 ? "it" : "them"} in your cart.`;
    }
    case "forbidden_origin":
      return "This page was opened from an address we don't know. Reload it and try again.";
    case "rate_limited":
      return `That was a lot of changes at once. Try again in ${refusal.retryAfterSeconds} s.`;
  }
}
