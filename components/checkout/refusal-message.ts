import { formatMoney } from "@/lib/money";
import type { BoughtElsewhere } from "@/lib/orders/bought-elsewhere";
import type { PricedCart } from "@/lib/orders/price-cart";
import { NOT_TWICE, type PayMessage } from "./message";
import type { PayOutcome } from "./pay-order";
import { quoteChanges } from "./quote-changes";

// All that the shop knows after refusing a press of Pay: a payment that was started before, here or in another tab,
// may have gone through without our having heard of it. "You have not been charged" needs Stripe's word.
const NOT_STARTED = "No payment was started.";

const CHECK_TOTAL = `${NOT_STARTED} Check the new total, then press Pay.`;

/** What was bought in another tab is no longer in the cart: whoever pays here must not pay for it again. */
function boughtLines({ bought }: BoughtElsewhere): string[] {
  if (!bought) return [];
  const { number, paid } = bought;
  return [
    paid
      ? `Order ${number} is paid, so what was in it is no longer in your cart.`
      : `The payment for order ${number} is on its way, so what was in it is no longer in your cart.`,
  ];
}

function linkToBought({ bought }: BoughtElsewhere): Pick<PayMessage, "link"> {
  return bought
    ? { link: { href: `/orders/${bought.orderToken}`, label: `See order ${bought.number}` } }
    : {};
}

type Refusal = Extract<PayOutcome, { kind: "refused" }>["answer"];

/** Words for what the shop's server refused. `shown` as in `payMessage`. */
export function refusalMessage(answer: Refusal, shown: PricedCart | null): PayMessage | null {
  switch (answer.kind) {
    case "price_changed":
      return {
        tone: "warning",
        title: "The price has changed",
        lines: [...(shown ? quoteChanges(shown, answer.summary) : []), CHECK_TOTAL],
      };
    case "cart_changed":
      return {
        tone: "warning",
        title: "Your cart has changed",
        lines: [...boughtLines(answer), ...(shown ? quoteChanges(shown, answer.summary) : []), CHECK_TOTAL],
        ...linkToBought(answer),
      };
    case "sold_out":
      return {
        tone: "warning",
        title: answer.summary.lines.some(({ problem }) => problem === "too_few")
          ? "Not enough left"
          : "Sold out",
        // Which lines, and what can be done about each, stands below.
        lines: [...(shown ? quoteChanges(shown, answer.summary) : []), NOT_STARTED],
      };
    case "cart_empty":
      return {
        tone: "warning",
        title: "Your cart is empty",
        lines: answer.bought
          ? [...boughtLines(answer), NOT_STARTED]
          : [`It was emptied or already bought, perhaps in another tab. ${NOT_STARTED}`],
        link: { href: "/", label: "Back to the shop" },
        ...linkToBought(answer),
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
        lines: [`${NOT_STARTED} Choose another delivery, then press Pay.`],
      };
    case "holds_too_much":
      return answer.by === "cart"
        ? {
            tone: "warning",
            title: "This is more than we sell in one order",
            lines: [`${NOT_STARTED} Take some pieces out of your cart, or write to us for more.`],
            link: { href: "/cart", label: "Change the cart" },
          }
        : {
            tone: "warning",
            title: "We cannot set more aside for now",
            lines: [
              "Orders from your network that nobody has paid yet hold all that we set aside for one place.",
              `${NOT_STARTED} Pay one of those orders first, or try again later.`,
            ],
          };
    case "rate_limited":
      return {
        tone: "warning",
        title: "Too many tries",
        lines: [
          "To keep card thieves out we limit tries. What you typed is kept; Pay works again when its time is up.",
        ],
      };
    case "network_declined_too_often":
      return {
        tone: "warning",
        title: "Too many declined cards",
        lines: [
          "Cards were declined too often on your network, by you or by others there, so we take no payment from it for a while.",
          `${NOT_STARTED} What you typed is kept; Pay works again when its time is up.`,
        ],
      };
    case "challenge":
      return {
        tone: "warning",
        title: answer.because === "asked" ? "Please show that you are a person" : "The check did not succeed",
        lines: [
          ...(answer.because === "asked"
            ? ["Cards were declined on your network, by you or by others there."]
            : []),
          `${NOT_STARTED} Complete the check below, then press Pay.`,
        ],
      };
    case "challenge_unavailable":
      return {
        tone: "warning",
        title: "We cannot check at the moment that you are a person",
        lines: [
          "Cards were declined on your network, so we ask before the next payment, and the service that checks does not answer.",
          `${NOT_STARTED} What you typed is kept; press Pay again in a few minutes.`,
        ],
      };
    // The summary above the form says it.
    case "invalid":
      return null;
    case "stripe":
      return { tone: "danger", title: "The payment could not be started", lines: [answer.message] };
    case "forbidden_origin":
      return {
        tone: "danger",
        title: "Please reload this page",
        lines: ["It was opened from an address we don't know. What you typed is kept."],
        link: { href: "/checkout", label: "Reload" },
      };
    case "crowded":
      return {
        tone: "warning",
        title: "Many people are paying at this moment",
        lines: [`What you typed is kept. Wait a moment. ${NOT_TWICE}`],
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

/** Words for what settling a line has changed. */
export function changedMessage(before: PricedCart, after: PricedCart): PayMessage {
  const settled = after.lines.every(({ problem }) => problem === null);
  return {
    tone: "info",
    title: "Your order has changed",
    lines: [...quoteChanges(before, after), ...(settled ? ["Check the total, then press Pay."] : [])],
  };
}
