"use client";

import {
  createContext,
  type FocusEvent,
  type ReactNode,
  type SubmitEvent,
  startTransition,
  use,
  useActionState,
  useEffect,
  useRef,
} from "react";
import type { CartFormState } from "@/lib/cart/cart-refusal";

/** What the cart's form submits to. */
export type CartAction = (state: CartFormState, form: FormData) => Promise<CartFormState>;

const Refused = createContext<CartFormState>([]);

/** Why a line stayed as it was, or with null why nothing was changed at all. */
export function useRefusal(productId: string | null) {
  return use(Refused).find((refused) => refused.productId === productId)?.refusal;
}

/**
 * The whole cart as one form: every button of it sends every box, so what was typed counts. A box is also
 * saved when it is left. Without JavaScript the browser sends the same form.
 */
export function CartForm({ action, children }: { action: CartAction; children: ReactNode }) {
  const [refused, submit] = useActionState(action, []);
  const form = useRef<HTMLFormElement>(null);
  const pressed = useRef("");

  function send(event: SubmitEvent<HTMLFormElement>) {
    // Sent by hand, because React would put the boxes back that are being typed in meanwhile.
    event.preventDefault();
    const { submitter } = event.nativeEvent;
    pressed.current = submitter instanceof HTMLButtonElement ? submitter.name : "";
    const typed = new FormData(event.currentTarget, submitter);
    startTransition(() => submit(typed));
    // The button goes away with its line: focus moves to the page's content instead of nowhere.
    if (pressed.current === "remove") document.getElementById("main")?.focus({ preventScroll: true });
  }

  function saveLeft({ target, currentTarget }: FocusEvent<HTMLFormElement>) {
    if (target instanceof HTMLInputElement && target.value !== target.defaultValue) {
      currentTarget.requestSubmit();
    }
  }

  // Whoever wanted to go on is shown what is in the way; whoever is still typing is left alone.
  useEffect(() => {
    if (refused.length > 0 && pressed.current === "next") {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  }, [refused]);

  return (
    <Refused value={refused}>
      <form ref={form} noValidate action={submit} onSubmit={send} onBlur={saveLeft}>
        {/* The form's first button is the one that Enter presses. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
        {children}
      </form>
    </Refused>
  );
}
