import type { Stripe, StripeElements } from "@stripe/stripe-js";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { CONTACT_FIELDS } from "@/lib/orders/contact-fields";
import type { PayAction } from "./checkout-types";
import type { ContactErrors } from "./contact-rules";
import { forgetContact, readTypedContact } from "./kept-contact";
import { payMessage } from "./pay-message";
import { type ElementAmount, payCart } from "./pay-order";
import { paymentForm } from "./payment-form";
import type { useContactErrors } from "./use-contact-errors";
import { type Unpaid, usePaymentRun } from "./use-payment-run";
import type { useQuote } from "./use-quote";

type PaySetup = {
  form: RefObject<HTMLFormElement | null>;
  notice: RefObject<HTMLDivElement | null>;
  contactErrors: ReturnType<typeof useContactErrors>;
  quoting: ReturnType<typeof useQuote>;
  elementShows: RefObject<ElementAmount>;
  payAction: PayAction;
  orderUrlBase: string;
  billToShipping: boolean;
};

/** What Pay does at the checkout of a cart. */
export function usePay(setup: PaySetup) {
  const { form, notice, contactErrors, quoting, elementShows, payAction, orderUrlBase, billToShipping } =
    setup;
  const [focusOn, setFocusOn] = useState<{ field: string } | "notice" | null>(null);
  const { choose, shippingMethodId } = quoting;
  const priceAgain = useCallback(() => void choose(shippingMethodId), [choose, shippingMethodId]);
  const { phase, message, setMessage, run } = usePaymentRun(priceAgain);

  // After React has shown the message or the errors, and taken `inert` off the fields.
  useEffect(() => {
    if (focusOn === null) return;
    const field = focusOn === "notice" ? null : form.current?.elements.namedItem(focusOn.field);
    if (field instanceof HTMLElement) field.focus();
    else notice.current?.focus();
    setFocusOn(null);
  }, [focusOn, form, notice]);

  async function pay(stripe: Stripe, elements: StripeElements): Promise<void> {
    if (quoting.updating || !form.current) return;
    const { cartVersion, summary } = quoting.quote;
    const typed = readTypedContact(form.current);
    const outcome = await run(async (onPhase) => {
      contactErrors.setErrors({});
      const paid = await payCart({
        form: paymentForm(stripe, elements),
        typed,
        billToShipping,
        order: {
          cartVersion,
          currency: summary.currency,
          expectedTotal: summary.totalAmount,
          shippingMethodId: quoting.shippingMethodId,
        },
        elementShows: () => elementShows.current,
        payAction,
        orderUrl: (token) => `${orderUrlBase}${token}`,
        onPhase,
      });
      if (paid.kind === "order") forgetContact();
      return paid;
    });
    if (!outcome) return;
    setMessage(payMessage(outcome, summary));
    if (outcome.kind === "refused" && "summary" in outcome.answer) {
      quoting.replace({ cartVersion: outcome.answer.cartVersion, summary: outcome.answer.summary });
    }
    const errors = errorsOf(outcome);
    contactErrors.setErrors(errors);
    const first = CONTACT_FIELDS.find((field) => errors[field]);
    if (first) setFocusOn({ field: first });
    else if (outcome.kind === "incomplete") elements.getElement("payment")?.focus();
    else setFocusOn("notice");
  }

  return { phase, message, pay };
}

function errorsOf(outcome: Unpaid): ContactErrors {
  if (outcome.kind === "incomplete") return outcome.errors;
  return outcome.kind === "refused" && outcome.answer.kind === "invalid" ? outcome.answer.errors : {};
}
