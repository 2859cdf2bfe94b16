"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OrderActions } from "./order-actions";

type CancelOrderFormProps = {
  action: OrderActions["cancel"];
  token: string;
  /** Whether the order can be canceled at the moment; what the last press answered is shown all the same. */
  offered: boolean;
};

/** Lets a shopper give an unpaid order up, in two steps so that nobody does by accident. It works without JavaScript. */
export function CancelOrderForm({ action, token, offered }: CancelOrderFormProps) {
  const [state, submit] = useActionState(action, null);
  return (
    <div className="mt-6 print:hidden">
      {offered && (
        <details className="text-sm">
          <summary className="w-fit cursor-pointer rounded-sm text-ink-muted underline decoration-line-strong underline-offset-4 hover:text-ink">
            Cancel this order
          </summary>
          <form action={submit} className="mt-3 rounded-md border border-line p-4">
            <p className="max-w-prose text-ink-muted">
              The payment is stopped first, then the things are for sale again. They stay in your cart if you
              want to think it over.
            </p>
            <input type="hidden" name="token" value={token} />
            <SubmitButton variant="danger" size="sm" className="mt-3" busyLabel="Canceling…">
              Cancel the order
            </SubmitButton>
          </form>
        </details>
      )}
      {state && (
        <Notice tone={state.tone} title={state.title} className="mt-4">
          {state.text}
        </Notice>
      )}
    </div>
  );
}
