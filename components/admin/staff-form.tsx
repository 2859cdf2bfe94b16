"use client";

import { type ReactNode, useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import type { StaffAnswer } from "@/lib/admin/staff-answer";

export type StaffFormAction = (before: StaffAnswer | null, form: FormData) => Promise<StaffAnswer>;

type StaffFormProps = {
  action: StaffFormAction;
  /** Fields that nobody sees. */
  hidden: Readonly<Record<string, string>>;
  className?: string;
  /** For fields that stand outside of it. */
  id?: string;
  children: ReactNode;
};

/** A form of the staff's pages, which shows what its action answered. It works before scripts have loaded. */
export function StaffForm({ action, hidden, className = "space-y-3", id, children }: StaffFormProps) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} id={id} className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {state && <Notice tone={state.tone}>{state.message}</Notice>}
    </form>
  );
}
