"use client";

import { type ReactNode, useActionState } from "react";
import type { AddState } from "@/lib/cart/cart-refusal";
import { cartMessage } from "./cart-message";

export type AddAction = (state: AddState, form: FormData) => Promise<AddState>;

/** The form of "Add to cart", which says so where nothing was added. Works before JavaScript as well. */
export function AddForm({ action, children }: { action: AddAction; children: ReactNode }) {
  const [refusal, submit] = useActionState(action, null);
  return (
    <form action={submit} className="mt-6">
      {children}
      {/* Its room is kept, so that nothing below moves when it speaks. */}
      <p role="alert" className="mt-1.5 min-h-5.5 text-sm text-danger">
        {refusal && cartMessage(refusal)}
      </p>
    </form>
  );
}
