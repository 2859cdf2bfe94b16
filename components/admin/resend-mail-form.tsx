"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

export type ResendMailState = { tone: "info" | "success" | "warning" | "danger"; message: string };

type ResendMailFormProps = {
  action: (before: ResendMailState | null, form: FormData) => Promise<ResendMailState>;
  orderId: string;
  mailId: string;
  label: string;
};

/** Has a mail sent again, and says whether it will be. */
export function ResendMailForm({ action, orderId, mailId, label }: ResendMailFormProps) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className="mt-3 space-y-3">
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="mailId" value={mailId} />
      <SubmitButton variant="secondary" size="sm" busyLabel="Asking…">
        {label}
      </SubmitButton>
      {state && <Notice tone={state.tone}>{state.message}</Notice>}
    </form>
  );
}
