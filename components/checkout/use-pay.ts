import type { Stripe, StripeElements } from "@stripe/stripe-js";
import { type RefObject, useEffect, useRef, useState } from "react";
import { CONTACT_FIELDS } from "@/lib/orders/contact-fields";
import type { PayAction } from "./checkout-types";
import type { ContactErrors } from "./contact-rules";
import { forgetContact, readTypedContact } from "./kept-contact";
import { type PayMessage, payMessage } from "./pay-message";
import { type ElementAmount, type PaymentForm, type PayOutcome, type PayPhase, payOrder } from "./pay-order";
import type { useContactErrors } from "./use-contact-errors";
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

/** Runs one payment at a time and says what it is doing. */
export function usePay(setup: PaySetup) {
  const { form, notice, contactErrors, quoting, elementShows, payAction, orderUrlBase, billToShipping } =
    setup;
  const [phase, setPhase] = useState<PayPhase | null>(null);
  const [message, setMessage] = useState<PayMessage | null>(null);
  const [focusOn, setFocusOn] = useState<{ field: string } | "notice" | null>(null);
  const inFlight = useRef(false);

  // After React has shown the message or the errors, and taken `inert` off the fields.
  useEffect(() => {
    if (focusOn === null) return;
    const field = focusOn === "notice" ? null : form.current?.elements.namedItem(focusOn.field);
    if (field instanceof HTMLElement) field.focus();
    else notice.current?.focus();
    setFocusOn(null);
  }, [focusOn, form, notice]);

  // A page that comes back from the back/forward cache still believes that it is paying.
  const { choose, shippingMethodId } = quoting;
  useEffect(() => {
    function comeBack(event: PageTransitionEvent) {
      if (!event.persisted) return;
      inFlight.current = false;
      setPhase(null);
      void choose(shippingMethodId);
    }
    window.addEventListener("pageshow", comeBack);
    return () => window.removeEventListener("pageshow", comeBack);
  }, [choose, shippingMethodId]);

  async function pay(stripe: Stripe, elements: StripeElements): Promise<void> {
    if (inFlight.current || quoting.updating || !form.current) return;
    inFlight.current = true;
    setMessage(null);
    contactErrors.setErrors({});
    const { cartVersion, summary } = quoting.quote;
    const outcome = await payOrder({
      form: paymentForm(stripe, elements),
      typed: readTypedContact(form.current),
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
      onPhase: setPhase,
    }).catch((error: unknown): PayOutcome => {
      reportError(error);
      return { kind: "unclear" };
    });
    if (outcome.kind === "order") {
      forgetContact();
      // A new document: Stripe's script has no business on a page whose address is a secret.
      window.location.assign(`/orders/${outcome.orderToken}`);
      return;
    }
    setPhase(null);
    setMessage(payMessage(outcome, summary));
    inFlight.current = false;
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

function paymentForm(stripe: Stripe, elements: StripeElements): PaymentForm {
  return {
    submit: () => elements.submit(),
    confirm: ({ clientSecret, returnUrl, billing }) =>
      stripe.confirmPayment({
        elements,
        clientSecret,
        confirmParams: { return_url: returnUrl, payment_method_data: { billing_details: billing } },
        redirect: "if_required",
      }),
  };
}

function errorsOf(outcome: PayOutcome): ContactErrors {
  if (outcome.kind === "incomplete") return outcome.errors;
  return outcome.kind === "refused" && outcome.answer.kind === "invalid" ? outcome.answer.errors : {};
}
