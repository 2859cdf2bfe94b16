import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Price } from "@/components/ui/price";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Money } from "@/lib/money";
import { StaffForm, type StaffFormAction } from "./staff-form";

type CaptureFormProps = {
  action: StaffFormAction;
  orderId: string;
  attemptId: string;
  /** Another one each time the page is made: a form that is sent twice is one decision. */
  formKey: string;
  held: Money;
  /** What somebody has decided already and Stripe has not done yet, 0 to let it go; null where nobody has. */
  decided: number | null;
};

/** Captures a held amount, or a part of it, or lets it go. Nothing is chosen until somebody chooses. */
export function CaptureForm({ action, orderId, attemptId, formKey, held, decided }: CaptureFormProps) {
  if (decided !== null) return <Decided amount={decided} currency={held.currency} />;
  return (
    <details className="border-t border-line pt-4">
      <summary className="text-sm font-medium underline decoration-line-strong underline-offset-4 hover:decoration-ink">
        Capture or let go…
      </summary>
      <StaffForm action={action} hidden={{ orderId, attemptId, key: formKey }} className="mt-4 space-y-4">
        <fieldset className="space-y-3">
          <legend className="mb-1.5 text-sm font-medium">What becomes of it</legend>
          <Choice value="all">
            Capture all, <Price money={held} />
          </Choice>
          <Choice value="amount" hint="The rest is let go, once and for all.">
            Capture a part
          </Choice>
          <Field
            label={`Amount in ${held.currency.toUpperCase()}`}
            name="amount"
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            className="pl-6.5"
          />
          <Choice value="release" hint="Nothing is charged, and the order ends.">
            Let all of it go
          </Choice>
        </fieldset>
        <SubmitButton busyLabel="Asking Stripe…">Confirm</SubmitButton>
      </StaffForm>
    </details>
  );
}

function Decided({ amount, currency }: Money) {
  return (
    <p className="border-t border-line pt-4 text-sm text-ink-muted">
      {amount === 0 ? (
        "Decided: all of it is let go."
      ) : (
        <>
          Decided: <Price money={{ amount, currency }} /> is captured.
        </>
      )}{" "}
      Stripe has not confirmed it yet, and Till keeps asking.
    </p>
  );
}

function Choice({ value, hint, children }: { value: string; hint?: string; children: ReactNode }) {
  return (
    <label className="flex items-start gap-2.5 text-sm">
      <input type="radio" name="what" value={value} required className="mt-0.5 size-4 accent-accent" />
      <span>
        {children}
        {hint && <span className="block text-xs text-ink-muted">{hint}</span>}
      </span>
    </label>
  );
}
