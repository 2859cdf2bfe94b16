"use client";

import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

export type SignInState = { email: string; problem: string | null };

type SignInFormProps = {
  action: (before: SignInState, form: FormData) => Promise<SignInState>;
  /** The staff page to go to. */
  next: string;
};

export function SignInForm({ action, next }: SignInFormProps) {
  const [state, submit] = useActionState(action, { email: "", problem: null });
  return (
    <form action={submit} className="mt-6 space-y-4">
      {state.problem && <Notice tone="danger">{state.problem}</Notice>}
      <input type="hidden" name="next" value={next} />
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        maxLength={254}
        required
        key={state.email}
        defaultValue={state.email}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={128}
        required
      />
      <SubmitButton className="w-full" busyLabel="Signing in…">
        Sign in
      </SubmitButton>
    </form>
  );
}
