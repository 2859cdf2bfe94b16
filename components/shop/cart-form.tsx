"use client";

import { type ReactNode, useActionState } from "react";
import type { CartActionState } from "@/lib/cart/cart-refusal";
import { cartMessage } from "./cart-message";

/** What every form that changes the cart submits to. */
export type CartAction = (state: CartActionState, form: FormData) => Promise<CartActionState>;

type CartFormProps = {
  action: CartAction;
  /** The form goes away with what it removes: focus moves to the page's content instead of nowhere. */
  leaving?: boolean;
  className?: string;
  children: ReactNode;
};

function focusMain() {
  document.getElementById("main")?.focus({ preventScroll: true });
}

/** A form that changes the cart, and says so where the change was refused. Works before JavaScript as well. */
export function CartForm({ action, leaving = false, className, children }: CartFormProps) {
  const [refusal, submit] = useActionState(action, null);
  return (
    <form action={submit} className={className} {...(leaving && { onSubmit: focusMain })}>
      {children}
      {refusal && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {cartMessage(refusal)}
        </p>
      )}
    </form>
  );
}
