import { h, icon } from "../../page/dom";
import type { FormContext } from "./context";
import type { PaymentForm } from "./form";
import { redirectIcon } from "./method-icons";

/** A method that asks nothing here and sends the shopper to its own page after submission. */
export function createRedirectForm(context: FormContext, type: string, label: string): PaymentForm {
  return {
    root: h(
      "div",
      { class: "RedirectNotice" },
      icon(redirectIcon, "RedirectIcon"),
      h("p", { class: "RedirectText" }, context.texts.redirect.replace("{method}", label)),
    ),
    needsMandate: false,
    fields: () => [],
    parameters: () => ({ type, billing_details: {} }),
  };
}
