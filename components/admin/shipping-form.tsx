import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ShippingDetail } from "@/lib/admin/list-shipping";
import { ActiveCheckbox } from "./active-checkbox";
import { AmountInputs } from "./amount-inputs";
import { StaffForm, type StaffFormAction } from "./staff-form";

/** Edits a way to ship. */
export function ShippingForm({ action, method }: { action: StaffFormAction; method: ShippingDetail }) {
  const { id, version, name, description, active, rates } = method;
  return (
    <StaffForm action={action} hidden={{ methodId: id, version }} className="mt-4 space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" name="name" defaultValue={name} maxLength={80} required />
        <Field
          label="What shoppers read below it"
          name="description"
          defaultValue={description}
          maxLength={300}
          optional
        />
      </div>
      <AmountInputs legend="Rate" hint="0 is free." amounts={rates} />
      <ActiveCheckbox active={active} label="Offered" hint="Orders that chose it keep it." />
      <SubmitButton busyLabel="Saving…">Save</SubmitButton>
    </StaffForm>
  );
}
