import { SubmitButton } from "@/components/ui/submit-button";
import { StaffForm, type StaffFormAction } from "./staff-form";

/** Takes an event in once more, and shows what became of it. */
export function ReplayForm({ action, eventId }: { action: StaffFormAction; eventId: string }) {
  return (
    <StaffForm action={action} hidden={{ eventId }} className="mt-4 space-y-3 border-t border-line pt-4">
      <SubmitButton variant="secondary" size="sm" busyLabel="Replaying…">
        Replay
      </SubmitButton>
    </StaffForm>
  );
}
