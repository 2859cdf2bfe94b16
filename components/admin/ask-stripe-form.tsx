"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

export type AskStripeState = { tone: "info" | "success" | "warning" | "danger"; message: string };

type AskStripeFormProps = {
  action: (before: AskStripeState | null, form: FormData) => Promise<AskStripeState>;
  orderId: string;
  /** The payment it is about; without it, the whole order. */
  attemptId?: string;
};

/** Asks Stripe how a payment or everything of an order stands, and shows the answer. */
export function AskStripeForm({ action, orderId, attemptId }: AskStripeFormProps) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className="space-y-3">
      <input type="hidden" name="orderId" value={orderId} />
      {attemptId && <input type="hidden" name="attemptId" value={attemptId} />}
      <SubmitButton variant="secondary" size="sm" busyLabel="Asking Stripe…">
        {attemptId ? "Ask Stripe again" : "Ask Stripe about the whole order"}
      </SubmitButton>
      {state && <Notice tone={state.tone}>{state.message}</Notice>}
    </form>
  );
}
