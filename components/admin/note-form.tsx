import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { StaffForm, type StaffFormAction } from "./staff-form";

type NoteFormProps = {
  action: StaffFormAction;
  orderId: string;
  /** Another one each time the page is made: a form that is sent twice is one note. */
  formKey: string;
};

/** Writes a note for colleagues. */
export function NoteForm({ action, orderId, formKey }: NoteFormProps) {
  return (
    <StaffForm
      action={action}
      hidden={{ orderId, key: formKey }}
      className="mt-4 space-y-3 border-t border-line pt-4"
    >
      <TextAreaField label="A note for colleagues" name="text" rows={3} maxLength={2000} required />
      <SubmitButton variant="secondary" size="sm" busyLabel="Writing…">
        Write it down
      </SubmitButton>
    </StaffForm>
  );
}
