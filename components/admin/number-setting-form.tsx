import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { ResetButton } from "./reset-button";
import { StaffForm, type StaffFormAction } from "./staff-form";

type NumberSettingFormProps = {
  action: StaffFormAction;
  name: string;
  what: string;
  unit: string;
  value: number;
  range: { least: number; most: number };
};

/** Sets a whole number. */
export function NumberSettingForm({ action, name, what, unit, value, range }: NumberSettingFormProps) {
  return (
    <StaffForm action={action} hidden={{ name }} className="mt-3 space-y-3">
      <Field
        label={`${unit[0]?.toUpperCase()}${unit.slice(1)}`}
        hint={`${what} From ${range.least} to ${range.most}.`}
        name="value"
        type="number"
        min={range.least}
        max={range.most}
        defaultValue={value}
        required
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton busyLabel="Saving…">Save</SubmitButton>
        <ResetButton />
      </div>
    </StaffForm>
  );
}
