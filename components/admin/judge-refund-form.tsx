import { SubmitButton } from "@/components/ui/submit-button";
import { StaffForm, type StaffFormAction } from "./staff-form";

type JudgeRefundFormProps = { action: StaffFormAction; orderId: string; refundId: string };

/** Approves or declines a refund that somebody else asked for. */
export function JudgeRefundForm({ action, orderId, refundId }: JudgeRefundFormProps) {
  return (
    <StaffForm action={action} hidden={{ orderId, refundId }}>
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="judgement" value="approve" size="sm" busyLabel="Approving…">
          Approve
        </SubmitButton>
        <SubmitButton name="judgement" value="decline" variant="secondary" size="sm" busyLabel="Declining…">
          Decline
        </SubmitButton>
      </div>
    </StaffForm>
  );
}
