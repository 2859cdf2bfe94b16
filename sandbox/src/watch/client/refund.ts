import type Stripe from "stripe";
import { h } from "../../page/dom";
import { majorDigits, minorUnits } from "../../page/minor-units";
import { api } from "./control";
import { action } from "./parts";
import { toast } from "./toast";

type Refundable = {
  payment: Stripe.PaymentIntent;
  /** What can still be refunded, in minor units of the payment's currency. */
  left: number;
  suffix: string;
};

/** Refunds the rest, or the amount that was typed, without the shop's doing, as from Stripe's dashboard. */
export function createRefund({ payment: { id, currency }, left, suffix }: Refundable): HTMLElement {
  const amount = h("input", {
    class: "refund-amount",
    inputmode: "decimal",
    placeholder: minorUnits(left, currency),
    "aria-label": `Amount to refund of ${id}, all that is left unless given`,
    "data-focus": `refund-amount-${id}`,
  });
  const refund = async () => {
    const typed = amount.value.trim();
    const minor = Math.round(Number(typed) * 10 ** majorDigits(currency));
    if (typed !== "" && !(minor > 0)) return toast(`${typed} is not an amount.`, "error");
    const part = typed === "" ? {} : { amount: String(minor) };
    return await api(
      suffix,
      "refunds",
      { payment_intent: id, ...part },
      "Refunded, as from Stripe's dashboard.",
    );
  };
  return h("span", { class: "refund" }, amount, action("Refund", refund, { focus: `refund-${id}` }));
}
