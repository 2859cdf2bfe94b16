import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Price } from "@/components/ui/price";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import type { Refundable } from "@/lib/admin/order-refunds";
import { formatMoney, type Money } from "@/lib/money";
import { PiecesField } from "./pieces-field";
import { StaffForm, type StaffFormAction } from "./staff-form";

const REASONS = [
  { value: "", label: "Choose a reason" },
  { value: "requested_by_customer", label: "The shopper asked for it" },
  { value: "returned", label: "Goods came back" },
  { value: "damaged", label: "Damaged or wrong goods" },
  { value: "not_delivered", label: "Not delivered" },
  { value: "goodwill", label: "Goodwill" },
  { value: "duplicate", label: "Paid twice" },
  { value: "fraudulent", label: "Fraud (Stripe also blocks card and e-mail)" },
] as const;

type RefundFormProps = {
  action: StaffFormAction;
  orderId: string;
  /** Another one each time the page is made: a form that is sent twice is one refund. */
  formKey: string;
  refundable: Refundable;
  /** What may be refunded of one order without a second person; null where there is no limit. */
  approvalAbove: Money | null;
  /** Whether nothing of the order has left, and all that can be refunded can go back on the shelf. */
  unshipped: boolean;
};

/** Refunds everything that is left, some pieces, or an amount. Nothing is chosen until somebody chooses. */
export function RefundForm({
  action,
  orderId,
  formKey,
  refundable,
  approvalAbove,
  unshipped,
}: RefundFormProps) {
  const [payment, ...others] = refundable.payments.filter(({ room, disputed }) => room > 0 && !disputed);
  if (!payment) return <NothingToRefund refundable={refundable} />;
  const { currency } = payment;
  const only: Record<string, string> = others.length === 0 ? { attemptId: payment.attemptId } : {};
  return (
    <details className="mt-4 border-t border-line pt-4">
      <summary className="text-sm font-medium underline decoration-line-strong underline-offset-4 hover:decoration-ink">
        Refund…
      </summary>
      <StaffForm action={action} hidden={{ orderId, key: formKey, ...only }} className="mt-4 space-y-4">
        {others.length > 0 && <PaymentChoice payments={[payment, ...others]} />}
        <fieldset className="space-y-3">
          <legend className="mb-1.5 text-sm font-medium">What goes back</legend>
          <Choice value="rest">
            Everything that is left
            {others.length === 0 && (
              <>
                , <Price money={{ amount: payment.room, currency }} />
              </>
            )}
          </Choice>
          {refundable.pieces.length > 0 && <Pieces refundable={refundable} currency={currency} />}
          <Choice value="amount">An amount</Choice>
          <Field
            label={`Amount in ${currency.toUpperCase()}`}
            name="amount"
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            className="pl-6.5"
          />
        </fieldset>
        {refundable.mayRestock && <Restock chosen={unshipped} />}
        <SelectField label="Reason" name="reason" options={REASONS} required defaultValue="" />
        <TextAreaField label="Note for colleagues" name="note" optional maxLength={1000} />
        {approvalAbove && (
          <p className="text-xs text-ink-muted">
            Above <Price money={approvalAbove} /> for one order a second person has to approve.
          </p>
        )}
        <SubmitButton busyLabel="Refunding…">Refund</SubmitButton>
      </StaffForm>
    </details>
  );
}

function NothingToRefund({ refundable: { payments } }: { refundable: Refundable }) {
  if (payments.length === 0) return null;
  const disputed = payments.some((payment) => payment.disputed && payment.room > 0);
  return (
    <p className="mt-4 border-t border-line pt-4 text-sm text-ink-muted">
      {disputed
        ? "A dispute holds or has taken this money, and Stripe refunds no disputed charge (charge_disputed)."
        : "Nothing is left to refund."}
    </p>
  );
}

function PaymentChoice({ payments }: { payments: Refundable["payments"] }) {
  const options = payments.map(({ attemptId, paymentIntentId, room, currency }) => ({
    value: attemptId,
    label: `${formatMoney({ amount: room, currency })} left of ${paymentIntentId ?? "a payment"}`,
  }));
  return <SelectField label="Payment" name="attemptId" options={options} />;
}

function Choice({ value, children }: { value: string; children: ReactNode }) {
  return (
    <label className="flex items-start gap-2.5 text-sm">
      <input type="radio" name="what" value={value} required className="mt-0.5 size-4 accent-accent" />
      <span>{children}</span>
    </label>
  );
}

function Pieces({ refundable, currency }: { refundable: Refundable; currency: string }) {
  return (
    <>
      <Choice value="pieces">Pieces, at what was paid for them</Choice>
      <ul className="space-y-2 pl-6.5">
        {refundable.pieces.map(({ productId, name, unitAmount, most }) => (
          <PiecesField
            key={productId}
            {...{ productId, name, most }}
            purpose="refund"
            chosen={0}
            hint={
              <>
                <Price money={{ amount: unitAmount, currency }} /> each, {most} left
              </>
            }
          />
        ))}
      </ul>
    </>
  );
}

/** Chosen beforehand where nothing has left: those pieces are still on the shelf. */
function Restock({ chosen }: { chosen: boolean }) {
  return (
    <label className="flex items-start gap-2.5 text-sm">
      <input
        type="checkbox"
        name="restock"
        value="yes"
        defaultChecked={chosen}
        className="mt-0.5 size-4 accent-accent"
      />
      <span>
        Put the pieces back on the shelf
        <span className="block text-xs text-ink-muted">
          With everything or with pieces, once the refund has succeeded.{" "}
          {chosen ? "Nothing of this order has left yet." : "Choose it for what came back or never left."}
        </span>
      </span>
    </label>
  );
}
