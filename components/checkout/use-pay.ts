import type { Stripe, StripeElements } from "@stripe/stripe-js";
import { type RefObject, useCallback, useState } from "react";
import { CONTACT_FIELDS } from "@/lib/orders/contact-fields";
import type { PayAction } from "./checkout-types";
import type { ContactErrors } from "./contact-rules";
import type { MissingPart } from "./error-summary";
import { forgetContact, readTypedContact } from "./kept-contact";
import { payMessage, settledMessage } from "./pay-message";
import { type ElementAmount, payCart } from "./pay-order";
import { paymentForm } from "./payment-form";
import type { Take } from "./settle-line";
import type { useContactErrors } from "./use-contact-errors";
import type { PayFocus } from "./use-pay-focus";
import { type Unpaid, usePaymentRun } from "./use-payment-run";
import type { useQuote } from "./use-quote";

type PaySetup = {
  form: RefObject<HTMLFormElement | null>;
  /** Stripe's part has not said that it is filled in. */
  paymentIncomplete: RefObject<boolean>;
  moveFocus: (to: PayFocus) => void;
  contactErrors: ReturnType<typeof useContactErrors>;
  quoting: ReturnType<typeof useQuote>;
  elementShows: RefObject<ElementAmount>;
  payAction: PayAction;
  orderUrlBase: string;
  billToShipping: boolean;
};

/** What Pay does at the checkout of a cart, and what stands in its way. */
export function usePay(setup: PaySetup) {
  const { form, contactErrors, quoting, elementShows, payAction, orderUrlBase, billToShipping, moveFocus } =
    setup;
  const [missing, setMissing] = useState<MissingPart[]>([]);
  const { choose, shippingMethodId } = quoting;
  const priceAgain = useCallback(() => void choose(shippingMethodId), [choose, shippingMethodId]);
  const { phase, message, setMessage, waitUntil, challenge, takeProof, run } = usePaymentRun(priceAgain);

  async function pay(stripe: Stripe, elements: StripeElements): Promise<void> {
    if (quoting.updating || !form.current) return;
    const { cartVersion, summary } = quoting.quote;
    setMissing([]);
    if (summary.lines.some(({ problem }) => problem !== null)) return moveFocus("notice");
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
        payAction: (order) => payAction({ ...order, proof: takeProof() }),
        orderUrl: (token) => `${orderUrlBase}${token}`,
        onPhase,
      });
      if (paid.kind === "order") forgetContact();
      return paid;
    });
    if (!outcome) return;
    setMessage(await payMessage(outcome, summary));
    if (outcome.kind === "refused" && "summary" in outcome.answer) {
      quoting.replace({ cartVersion: outcome.answer.cartVersion, summary: outcome.answer.summary });
    }
    const errors = errorsOf(outcome);
    contactErrors.setErrors(errors);
    const parts = missingParts(errors, setup.paymentIncomplete.current);
    setMissing(parts);
    if (parts.length > 0) moveFocus("summary");
    else if (outcome.kind === "incomplete") elements.getElement("payment")?.focus();
    else moveFocus("notice");
  }

  async function settle(productId: string, take: Take): Promise<void> {
    if (phase !== null || quoting.updating) return;
    const before = quoting.quote.summary;
    const after = await quoting.settle(productId, take);
    if (!after) return;
    setMessage(await settledMessage(before, after === "failed" ? after : after.summary));
    moveFocus("notice");
  }

  return { phase, message, missing, waitUntil, challenge, pay, settle };
}

/** What the summary lists: the fields with errors, and beside them Stripe's part if that is empty as well. */
function missingParts(errors: ContactErrors, paymentIncomplete: boolean): MissingPart[] {
  const parts = CONTACT_FIELDS.flatMap((part): MissingPart[] => {
    const words = errors[part];
    return words ? [{ part, words }] : [];
  });
  return parts.length > 0 && paymentIncomplete
    ? [...parts, { part: "payment", words: "Complete your payment details" }]
    : parts;
}

function errorsOf(outcome: Unpaid): ContactErrors {
  if (outcome.kind === "incomplete") return outcome.errors;
  return outcome.kind === "refused" && outcome.answer.kind === "invalid" ? outcome.answer.errors : {};
}
