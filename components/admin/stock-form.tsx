import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { StaffForm, type StaffFormAction } from "./staff-form";

const REASONS = [
  { value: "", label: "Choose a reason" },
  { value: "received", label: "Received: new pieces arrived" },
  { value: "damaged", label: "Damaged: pieces can no longer be sold" },
  { value: "more", label: "Counted: there are more" },
  { value: "fewer", label: "Counted: there are fewer" },
] as const;

type StockFormProps = {
  action: StaffFormAction;
  productId: string;
  /** Another one each time the page is made: a form that is sent twice is one move. */
  formKey: string;
};

/** Says what came or went. What orders take and give back is counted by itself. */
export function StockForm({ action, productId, formKey }: StockFormProps) {
  return (
    <StaffForm action={action} hidden={{ productId, key: formKey }} className="mt-4 space-y-4">
      <SelectField label="What happened" name="reason" options={REASONS} required defaultValue="" />
      <Field
        label="Pieces"
        name="pieces"
        inputMode="numeric"
        pattern="[1-9][0-9]{0,5}"
        autoComplete="off"
        maxLength={6}
        required
      />
      <Field label="Note for colleagues" name="note" maxLength={1000} autoComplete="off" optional />
      <SubmitButton busyLabel="Writing it down…">Write it down</SubmitButton>
    </StaffForm>
  );
}
