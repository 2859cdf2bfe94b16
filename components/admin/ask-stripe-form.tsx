import { SubmitButton } from "@/components/ui/submit-button";
import { StaffForm, type StaffFormAction } from "./staff-form";

type AskStripeFormProps = {
  action: StaffFormAction;
  orderId: string;
  /** The payment it is about; without it, the whole order. */
  attemptId?: string;
};

/** Asks Stripe how a payment or everything of an order stands, and shows the answer. */
export function AskStripeForm({ action, orderId, attemptId }: AskStripeFormProps) {
  return (
    <StaffForm action={action} hidden={{ orderId, ...(attemptId && { attemptId }) }}>
      <SubmitButton variant="secondary" size="sm" busyLabel="Asking Stripe…">
        {attemptId ? "Ask Stripe again" : "Ask Stripe about the whole order"}
      </SubmitButton>
    </StaffForm>
  );
}
