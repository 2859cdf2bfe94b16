import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import type { ProductDetail } from "@/lib/admin/product-detail";
import { ActiveCheckbox } from "./active-checkbox";
import { AmountInputs } from "./amount-inputs";
import { StaffForm, type StaffFormAction } from "./staff-form";

/** Edits a product's words, prices and whether it is for sale. */
export function ProductForm({ action, product }: { action: StaffFormAction; product: ProductDetail }) {
  const { id, version, name, category, summary, description, details, active, prices } = product;
  return (
    <StaffForm action={action} hidden={{ productId: id, version }} className="mt-4 space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" name="name" defaultValue={name} maxLength={120} required />
        <Field label="Category" name="category" defaultValue={category} maxLength={60} required />
      </div>
      <Field label="In one sentence" name="summary" defaultValue={summary} maxLength={300} required />
      <TextAreaField
        label="Description"
        name="description"
        defaultValue={description}
        rows={5}
        maxLength={4000}
        required
      />
      <TextAreaField
        label="Details"
        name="details"
        defaultValue={details.join("\n")}
        hint="One to a line: size, care, material."
        rows={4}
        maxLength={2000}
        optional
      />
      <AmountInputs
        legend="Price"
        hint="Set for each market, not converted. Orders that are placed keep theirs; an open checkout is told before it pays."
        amounts={prices}
      />
      <ActiveCheckbox
        active={active}
        label="For sale"
        hint="Off sale it is in no list and no cart can be paid with it; its orders stay as they are."
      />
      <SubmitButton busyLabel="Saving…">Save</SubmitButton>
    </StaffForm>
  );
}
