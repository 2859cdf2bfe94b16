import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { toDecimalString } from "@/lib/money";
import { SHOP_CURRENCIES } from "@/lib/shop";
import { ResetButton } from "./reset-button";
import { StaffForm, type StaffFormAction } from "./staff-form";

type ApprovalFormProps = {
  action: StaffFormAction;
  /** In minor units; null where nobody has to approve. */
  sums: Readonly<Partial<Record<string, number | null>>>;
};

/** Sets how much of one order one person may refund. */
export function ApprovalForm({ action, sums }: ApprovalFormProps) {
  return (
    <StaffForm action={action} hidden={{ name: "approvalAbove" }} className="mt-3 space-y-3">
      <fieldset>
        <legend className="text-sm font-medium">How much of one order one person may refund</legend>
        <p className="mt-0.5 text-xs text-ink-muted">
          Above it a second person approves. Empty: nobody has to. 0: somebody always has to.
        </p>
        <div className="mt-2 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
          {SHOP_CURRENCIES.map((currency) => {
            const amount = sums[currency] ?? null;
            return (
              <Field
                key={currency}
                label={currency.toUpperCase()}
                name={`amount.${currency}`}
                defaultValue={amount === null ? "" : toDecimalString({ amount, currency })}
                inputMode="decimal"
                autoComplete="off"
                maxLength={20}
              />
            );
          })}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <SubmitButton busyLabel="Saving…">Save</SubmitButton>
        <ResetButton />
      </div>
    </StaffForm>
  );
}
