"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OrderActions } from "./order-actions";

/** Puts what was in a closed order back into the cart, on any device, and leads there. It works without JavaScript. */
export function BuyAgainForm({ action, token }: { action: OrderActions["buyAgain"]; token: string }) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className="mt-6 print:hidden">
      <input type="hidden" name="token" value={token} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton busyLabel="Filling your cart…">Put it back into my cart</SubmitButton>
        <ButtonLink href="/" variant="secondary">
          Back to the shop
        </ButtonLink>
      </div>
      {state && (
        <Notice tone="warning" title={state.title} className="mt-4">
          {state.text}{" "}
          {state.cart && (
            <a
              href="/cart"
              className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
            >
              Go to your cart
            </a>
          )}
        </Notice>
      )}
    </form>
  );
}
