import { useElements, useStripe } from "@stripe/react-stripe-js";
import { type FormEvent, type RefObject, useRef, useState } from "react";
import type { ShippingOption } from "@/lib/catalog/catalog-types";
import type { PayAction } from "./checkout-types";
import { ContactSection } from "./contact-section";
import { homeOfCurrency } from "./countries";
import { ErrorSummary, type FormPart } from "./error-summary";
import { keepContact, readTypedContact } from "./kept-contact";
import { PayBar } from "./pay-bar";
import type { ElementAmount } from "./pay-order";
import { PaymentSection } from "./payment-section";
import { ShippingSection } from "./shipping-section";
import { unsettledLines } from "./unsettled-lines";
import { useContactErrors } from "./use-contact-errors";
import { useKeptContact } from "./use-kept-contact";
import { usePay } from "./use-pay";
import { usePayFocus } from "./use-pay-focus";
import type { useQuote } from "./use-quote";
import type { useStripeJs } from "./use-stripe-js";

type CheckoutFormProps = {
  shippingOptions: readonly ShippingOption[];
  orderUrlBase: string;
  payAction: PayAction;
  quoting: ReturnType<typeof useQuote>;
  stripeJs: ReturnType<typeof useStripeJs>;
  elementShows: RefObject<ElementAmount>;
};

export function CheckoutForm(props: CheckoutFormProps) {
  const { shippingOptions, orderUrlBase, payAction, quoting, stripeJs } = props;
  const { summary } = quoting.quote;
  const stripe = useStripe();
  const elements = useElements();
  const form = useRef<HTMLFormElement>(null);
  const paymentIncomplete = useRef(true);
  const { summary: errorSummary, notice, moveFocus } = usePayFocus();
  const [country, setCountry] = useState(homeOfCurrency(summary.currency));
  const [billToShipping, setBillToShipping] = useState(true);
  const [elementReady, setElementReady] = useState(false);
  const [elementFailed, setElementFailed] = useState(false);
  const contactErrors = useContactErrors();
  useKeptContact(form, setCountry);

  const { phase, message, missing, waitUntil, challenge, pay, settle } = usePay({
    form,
    paymentIncomplete,
    moveFocus,
    contactErrors,
    quoting,
    elementShows: props.elementShows,
    payAction,
    orderUrlBase,
    billToShipping,
  });
  const failed = stripeJs.failed || elementFailed;
  const ready = stripe !== null && elements !== null && elementReady && !failed;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready) void pay(stripe, elements);
  }

  function follow(part: FormPart) {
    if (part === "payment") {
      elements?.getElement("payment")?.focus();
      // Marks what is missing inside, and takes the keyboard to the first of it.
      void elements?.submit();
      return;
    }
    const field = form.current?.elements.namedItem(part);
    if (field instanceof HTMLElement) field.focus();
  }

  return (
    // `post`, so that nothing typed ever lands in an address, whatever submits the form.
    <form
      ref={form}
      method="post"
      noValidate
      onSubmit={submit}
      onInput={(event) => {
        keepContact(readTypedContact(event.currentTarget));
        contactErrors.recheck(event.currentTarget, event.target);
      }}
      onBlur={(event) => contactErrors.checkLeft(event.currentTarget, event.target)}
    >
      <ErrorSummary missing={missing} onFollow={follow} ref={errorSummary} />
      <div inert={phase !== null} className="transition-opacity inert:opacity-60">
        <ContactSection country={country} onCountry={setCountry} errors={contactErrors.errors} />
        <ShippingSection
          options={shippingOptions}
          chosen={quoting.shippingMethodId}
          failed={quoting.failed}
          onChoose={quoting.choose}
        />
      </div>
      <PaymentSection
        billToShipping={billToShipping}
        onBillToShipping={setBillToShipping}
        ready={elementReady}
        failed={failed}
        onReady={() => setElementReady(true)}
        onComplete={(complete) => {
          paymentIncomplete.current = !complete;
        }}
        onLoadError={() => setElementFailed(true)}
        onRetry={() => {
          paymentIncomplete.current = true;
          setElementReady(false);
          setElementFailed(false);
          stripeJs.retry();
        }}
      />
      <PayBar
        total={{ amount: summary.totalAmount, currency: summary.currency }}
        ready={ready}
        updating={quoting.updating}
        phase={phase}
        message={message}
        waitUntil={waitUntil}
        challenge={challenge}
        noticeRef={notice}
      >
        {unsettledLines(summary.lines, settle)}
      </PayBar>
    </form>
  );
}
