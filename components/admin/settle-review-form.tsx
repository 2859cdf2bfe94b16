import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { StaffForm, type StaffFormAction } from "./staff-form";

type SettleReviewFormProps = {
  action: StaffFormAction;
  reviewId: string;
  /** Another one each time the page is made: a form that is sent twice does it once. */
  formKey: string;
  choices: { choice: string; label: string; hint: string | null }[];
};

/** What can be done about a review: a note, and a button for each choice. */
export function SettleReviewForm({ action, reviewId, formKey, choices }: SettleReviewFormProps) {
  const hints = choices.filter(({ hint }) => hint !== null);
  return (
    <StaffForm action={action} hidden={{ reviewId, key: formKey }} className="space-y-4">
      <TextAreaField label="Note" name="note" maxLength={1000} />
      <div className="flex flex-wrap gap-2">
        {choices.map(({ choice, label }, index) => (
          <SubmitButton
            key={choice}
            name="choice"
            value={choice}
            variant={index === 0 ? "primary" : "secondary"}
            size="sm"
            busyLabel="One moment…"
          >
            {label}
          </SubmitButton>
        ))}
      </div>
      {hints.length > 0 && (
        <ul className="space-y-1 text-xs text-ink-muted">
          {hints.map(({ choice, label, hint }) => (
            <li key={choice}>
              <span className="text-ink">{label}:</span> {hint}
            </li>
          ))}
        </ul>
      )}
    </StaffForm>
  );
}
