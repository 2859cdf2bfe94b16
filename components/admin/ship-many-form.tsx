import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { StaffForm, type StaffFormAction } from "./staff-form";

type ShipManyFormProps = {
  action: StaffFormAction;
  /** What the checkboxes of the list name. */
  id: string;
  /** Another one each time the page is made: a form that is sent twice is one parcel for each order. */
  formKey: string;
  carriers: readonly { value: string; label: string }[];
};

/** Marks the selected orders of the list as shipped, everything that is left of each in one parcel. */
export function ShipManyForm({ action, id, formKey, carriers }: ShipManyFormProps) {
  return (
    <StaffForm action={action} id={id} hidden={{ key: formKey }} className="mb-4 space-y-3">
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label="Carrier of the selected orders"
          name="carrier"
          options={[{ value: "", label: "Not said" }, ...carriers]}
          defaultValue=""
          className="w-64"
        />
        <SubmitButton variant="secondary" busyLabel="Marking…">
          Mark selected as shipped
        </SubmitButton>
      </div>
    </StaffForm>
  );
}
