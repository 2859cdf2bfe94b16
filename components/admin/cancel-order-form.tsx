"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffFormAction } from "./staff-form";

type CancelOrderFormProps = {
  action: StaffFormAction;
  orderId: string;
  /** Whether the order is still open; what the last press answered is shown all the same. */
  offered: boolean;
};

/** Ends an unpaid order, in two steps so that nobody does by accident, and says what became of it. */
export function CancelOrderForm({ action, orderId, offered }: CancelOrderFormProps) {
  const [state, submit] = useActionState(action, null);
  return (
    <>
      {offered && (
        <details className="mt-4 border-t border-line pt-4">
          <summary className="w-fit cursor-pointer rounded-sm text-sm text-ink-muted hover:text-ink">
            Cancel this order
          </summary>
          <form action={submit} className="mt-3 space-y-3">
            <p className="text-sm text-ink-muted">
              The payment is stopped at Stripe first; then the items are for sale again. If the money turns
              out to be there, the order is paid instead.
            </p>
            <input type="hidden" name="orderId" value={orderId} />
            <SubmitButton variant="danger" size="sm" busyLabel="Canceling…">
              Cancel the order
            </SubmitButton>
          </form>
        </details>
      )}
      {state && (
        <Notice tone={state.tone} className="mt-3">
          {state.message}
        </Notice>
      )}
    </>
  );
}
