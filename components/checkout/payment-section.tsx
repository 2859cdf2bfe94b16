import { PaymentElement } from "@stripe/react-stripe-js";
import type { StripePaymentElementOptions } from "@stripe/stripe-js";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { FormSection } from "./form-section";

type PaymentSectionProps = {
  billToShipping: boolean;
  onBillToShipping: (same: boolean) => void;
  ready: boolean;
  failed: boolean;
  onReady: () => void;
  /** Hears whether everything in Stripe's part is filled in. */
  onComplete?: (complete: boolean) => void;
  onLoadError: () => void;
  onRetry: () => void;
};

/** Stripe's Payment Element, or why it is not there and what to do. */
export function PaymentSection(props: PaymentSectionProps) {
  const { billToShipping, onBillToShipping, ready, failed, onReady, onComplete, onLoadError, onRetry } =
    props;
  const options = useMemo<StripePaymentElementOptions>(
    () => ({
      layout: "tabs",
      // What the form above already asks for is not asked again; payOrder passes it on.
      fields: {
        billingDetails: { name: "never", email: "never", address: billToShipping ? "never" : "auto" },
      },
    }),
    [billToShipping],
  );
  return (
    <FormSection title="Payment">
      {failed ? (
        <Notice tone="danger" title="The payment form did not load">
          <p>Check your connection, or an extension that blocks js.stripe.com.</p>
          <Button variant="secondary" size="sm" className="mt-3" onClick={onRetry}>
            Load it again
          </Button>
        </Notice>
      ) : (
        <div id="payment" className="min-h-44">
          {!ready && <PaymentSkeleton />}
          <PaymentElement
            options={options}
            onReady={onReady}
            onChange={({ complete }) => onComplete?.(complete)}
            onLoadError={onLoadError}
          />
        </div>
      )}
      <label className="mt-4 flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          name="billToShipping"
          checked={billToShipping}
          onChange={(event) => onBillToShipping(event.target.checked)}
          className="mt-0.5 size-4 shrink-0"
        />
        My billing address is the delivery address
      </label>
    </FormSection>
  );
}

function PaymentSkeleton() {
  const bar = "rounded-md bg-surface-2 motion-safe:animate-pulse";
  return (
    <div role="status">
      <span className="sr-only">Loading the payment form…</span>
      <div className={`h-5 w-28 ${bar}`} />
      <div className={`mt-2 h-11 ${bar}`} />
      <div className="mt-4 grid grid-cols-2 gap-4">
        <div className={`h-11 ${bar}`} />
        <div className={`h-11 ${bar}`} />
      </div>
    </div>
  );
}
