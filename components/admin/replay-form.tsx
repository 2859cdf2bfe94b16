"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

export type ReplayState = { tone: "info" | "success" | "warning" | "danger"; message: string };

type ReplayFormProps = {
  action: (before: ReplayState | null, form: FormData) => Promise<ReplayState>;
  eventId: string;
};

/** Takes an event in once more, and shows what became of it. */
export function ReplayForm({ action, eventId }: ReplayFormProps) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className="mt-4 space-y-3 border-t border-line pt-4">
      <input type="hidden" name="eventId" value={eventId} />
      <SubmitButton variant="secondary" size="sm" busyLabel="Replaying…">
        Replay
      </SubmitButton>
      {state && <Notice tone={state.tone}>{state.message}</Notice>}
    </form>
  );
}
