import type { PricedCart } from "@/lib/orders/price-cart";
import { NOT_TWICE, type PayMessage } from "./message";
import type { PayOutcome } from "./pay-order";

/**
 * Words for every outcome that keeps the shopper on the page. `shown` is the quote they pressed Pay on; null
 * for an order that is placed, whose price no longer changes. The words for a refusal are loaded when there is one:
 * the shop has just answered, so it can send them as well.
 */
export async function payMessage(
  outcome: Exclude<PayOutcome, { kind: "order" }>,
  shown: PricedCart | null,
): Promise<PayMessage | null> {
  switch (outcome.kind) {
    case "refused":
      return await import("./refusal-message").then(
        ({ refusalMessage }) => refusalMessage(outcome.answer, shown),
        () => payMessage({ kind: "unreachable" }, shown),
      );
    case "declined":
      return {
        tone: "danger",
        title: "The payment did not go through",
        lines: [
          outcome.message,
          "You have not been charged. Check the details or use another card, then press Pay.",
        ],
      };
    case "rejected":
      return { tone: "danger", title: "Please check your payment details", lines: [outcome.message] };
    case "unreachable":
      return {
        tone: "danger",
        title: "We could not reach the shop",
        lines: [`Check your connection. ${NOT_TWICE}`],
      };
    case "unclear":
      return {
        tone: "danger",
        title: "We did not hear back about your payment",
        lines: [`Check your connection. ${NOT_TWICE}`],
      };
    // The summary above the form says it, or Stripe's part itself.
    case "incomplete":
      return null;
  }
}

/** Words for what settling a line has changed, or that it did not work. */
export async function settledMessage(before: PricedCart, after: PricedCart | "failed"): Promise<PayMessage> {
  const words = after === "failed" ? null : await import("./refusal-message").catch(() => null);
  if (words && after !== "failed") return words.changedMessage(before, after);
  return {
    tone: "danger",
    title: "We could not change your order",
    lines: ["Check your connection and try again."],
  };
}
