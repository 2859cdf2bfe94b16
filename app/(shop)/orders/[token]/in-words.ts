import type { BuyAgainState, CancelState } from "@/components/orders/order-actions";
import type { Refusal } from "@/lib/guards/refusal";
import type { CanceledUnpaid } from "@/lib/payments/cancel-unpaid-order";
import { SHOP } from "@/lib/shop";

/** What the shopper reads once they wanted to cancel; null where the page itself shows that it worked. */
export function canceledInWords(result: CanceledUnpaid | { ok: false; kind: "unknown" }): CancelState {
  if (result.ok) return null;
  switch (result.kind) {
    case "paid":
      return {
        tone: "info",
        title: "Your order is paid",
        text: `Your payment had arrived before the order could be canceled. If you don’t want it any more, write to ${SHOP.email}.`,
      };
    case "on_its_way":
      return {
        tone: "warning",
        title: "This payment can no longer be stopped",
        text: `Your bank has accepted it. If you don’t want the order any more, write to ${SHOP.email}.`,
      };
    case "held":
      return {
        tone: "info",
        title: "Your order is in",
        text: `Your bank has set the amount aside, and nothing was charged. If you don’t want the order any more, write to ${SHOP.email}.`,
      };
    case "under_review":
      return {
        tone: "warning",
        title: "A person is looking at this payment",
        text: "The order stays as it is until they have finished.",
      };
    case "stripe":
      return {
        tone: "warning",
        title: "The order is not canceled yet",
        text: "We could not reach the payment service to stop the payment. Try again in a moment.",
      };
    case "unknown":
      return {
        tone: "warning",
        title: "This link opens no order any more",
        text: "Open the newest link that we sent you.",
      };
  }
}

/** What they read where the request was not even looked at. */
export function cancelRefused(refusal: Refusal): CancelState {
  return { tone: "warning", title: "The order is not canceled", text: refusedInWords(refusal) };
}

function refusedInWords(refusal: Refusal): string {
  return refusal.kind === "rate_limited"
    ? `That was a lot at once. Try again in ${refusal.retryAfterSeconds} seconds.`
    : "Open this page by its link and try again.";
}

/** What whoever wants to buy again reads of things that can no longer be had as they were ordered. */
export function boughtAgainInWords(names: readonly string[], { cart }: { cart: boolean }): BuyAgainState {
  const list = new Intl.ListFormat("en-GB").format(names);
  const more = cart ? " What can still be had is in your cart." : "";
  return { title: "Not everything is left", text: `There is not enough left of ${list}.${more}`, cart };
}

export function buyAgainRefused(refusal: Refusal): BuyAgainState {
  return { title: "Your cart is as it was", text: refusedInWords(refusal), cart: false };
}
