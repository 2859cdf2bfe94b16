import { formatMoney } from "@/lib/money";
import type { PricedCart } from "@/lib/orders/price-cart";
import type { PayOutcome } from "./pay-order";
import { quoteChanges } from "./quote-changes";

/** What stands above the Pay button after a press that did not end on the order's page. */
export type PayMessage = {
  tone: "danger" | "warning";
  title: string;
  /** What happened and what to do, one sentence or change an item. */
  lines: string[];
  link?: { href: string; label: string };
};

const NOT_TWICE = "Press Pay to try again: you will not be charged twice.";

function waitWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "a second" : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

type Refusal = Extract<PayOutcome, { kind: "refused" }>["answer"];

function refusalMessage(answer: Refusal, shown: PricedCart | null): PayMessage {
  switch (answer.kind) {
    case "price_changed":
    case "cart_changed":
      return {
        tone: "warning",
        title: answer.kind === "price_changed" ? "The price has changed" : "Your cart has changed",
        lines: [
          ...(shown ? quoteChanges(shown, answer.summary) : []),
          "You have not been charged. Check the new total, then press Pay.",
        ],
      };
    case "sold_out":
      return {
        tone: "warning",
        title: answer.summary.lines.some(({ problem }) => problem === "too_few")
          ? "Not enough left"
          : "Sold out",
        lines: [
          ...answer.summary.lines.flatMap(({ problem, name, left }) => {
            if (problem === null) return [];
            if (problem !== "too_few") return `${name} has just sold out.`;
            return left === null
              ? `There are not that many left of ${name}.`
              : `Only ${left} left of ${name}.`;
          }),
          "You have not been charged. Change your cart to go on.",
        ],
        link: { href: "/cart", label: "Change the cart" },
      };
    case "cart_empty":
      return {
        tone: "warning",
        title: "Your cart is empty",
        lines: ["It was emptied or already bought, perhaps in another tab. You have not been charged here."],
        link: { href: "/", label: "Back to the shop" },
      };
    case "amount_too_small":
      return {
        tone: "warning",
        title: "This is less than we can charge",
        lines: [`The smallest payment is ${formatMoney(answer.minimum)}. Add something to your cart.`],
        link: { href: "/", label: "Back to the shop" },
      };
    case "shipping_unavailable":
      return {
        tone: "warning",
        title: "This delivery is no longer offered",
        lines: ["You have not been charged. Choose another delivery, then press Pay."],
      };
    case "holds_too_much":
      return answer.by === "cart"
        ? {
            tone: "warning",
            title: "This is more than we sell in one order",
            lines: ["You have not been charged. Take some pieces out of your cart, or write to us for more."],
            link: { href: "/cart", label: "Change the cart" },
          }
        : {
            tone: "warning",
            title: "We cannot set more aside for now",
            lines: [
              "Orders from your network that nobody has paid yet hold all that we set aside for one place.",
              "You have not been charged. Pay one of those orders first, or try again later.",
            ],
          };
    case "rate_limited":
      return {
        tone: "warning",
        title: "Too many tries",
        lines: [
          `To keep card thieves out we limit tries. Wait ${waitWords(answer.retryAfterSeconds)}, then press Pay.`,
        ],
      };
    case "invalid":
      return {
        tone: "danger",
        title: "Please check your details",
        lines: ["The fields in question are marked."],
      };
    case "stripe":
      return { tone: "danger", title: "The payment could not be started", lines: [answer.message] };
    case "forbidden_origin":
      return {
        tone: "danger",
        title: "Please reload this page",
        lines: ["It was opened from an address we don't know. What you typed is kept."],
        link: { href: "/checkout", label: "Reload" },
      };
    case "unexpected":
      return {
        tone: "danger",
        title: "Something went wrong on our side",
        lines: [NOT_TWICE, `If it happens again, tell us this number: ${answer.errorId}.`],
      };
    case "order_gone":
      return {
        tone: "warning",
        title: "This page is of another order",
        lines: [
          "You opened a second order since, or this page is too old. Open the link to the order you want to pay.",
        ],
      };
  }
}

/**
 * Words for every outcome that keeps the shopper on the page. `shown` is the quote they pressed Pay on; null
 * for an order that is placed, whose price no longer changes.
 */
export function payMessage(
  outcome: Exclude<PayOutcome, { kind: "order" }>,
  shown: PricedCart | null,
): PayMessage | null {
  switch (outcome.kind) {
    case "refused":
      return refusalMessage(outcome.answer, shown);
    case "declined":
      return {
        tone: "danger",
        title: "The payment did not go through",
        lines: [
          outcome.message,
          "You have not been charged. Check the details or use another card, then press Pay.",
        ],
      };
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
    // The fields say it themselves, and the first of them gets the focus.
    case "incomplete":
      return null;
  }
}
