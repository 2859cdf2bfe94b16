import { SubmitButton } from "@/components/ui/submit-button";
import { StaffForm, type StaffFormAction } from "./staff-form";

type ResendMailFormProps = { action: StaffFormAction; orderId: string; mailId: string; label: string };

/** Has a mail sent again, and says whether it will be. */
export function ResendMailForm({ action, orderId, mailId, label }: ResendMailFormProps) {
  return (
    <StaffForm action={action} hidden={{ orderId, mailId }} className="mt-3 space-y-3">
      <SubmitButton variant="secondary" size="sm" busyLabel="Asking…">
        {label}
      </SubmitButton>
    </StaffForm>
  );
}
