"use client";

import { useEffect, useRef } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { useRefusal } from "./cart-form";

const STEP_STYLE = "w-11";

function StepIcon({ d }: { d: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4" fill="none" stroke="currentColor">
      <path d={d} strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}

type QuantityStepperProps = {
  productId: string;
  name: string;
  /** As the cart has it stored. */
  quantity: number;
  canGrow: boolean;
  /** The element that says why a quantity was refused. */
  refusalId: string;
};

/** Minus, a number, plus: parts of the cart's form. */
export function QuantityStepper({ productId, name, quantity, canGrow, refusalId }: QuantityStepperProps) {
  const box = useRef<HTMLInputElement>(null);
  const refused = useRefusal(productId) !== undefined;

  // What the cart has stored shows up in the box, unless somebody is typing in it.
  useEffect(() => {
    if (box.current && box.current !== document.activeElement) box.current.value = String(quantity);
  }, [quantity]);

  return (
    <div
      className={`flex w-fit items-center rounded-md border bg-surface ${refused ? "border-danger" : "border-line-strong"}`}
    >
      <SubmitButton
        variant="bare"
        name="less"
        value={productId}
        disabled={quantity === 1}
        busyLabel={null}
        aria-label={`One ${name} less`}
        className={STEP_STYLE}
      >
        <StepIcon d="M4 8h8" />
      </SubmitButton>
      <input
        ref={box}
        name={`quantity:${productId}`}
        defaultValue={quantity}
        inputMode="numeric"
        maxLength={2}
        autoComplete="off"
        aria-label={`Quantity of ${name}`}
        aria-describedby={refusalId}
        aria-invalid={refused}
        className="h-11 w-10 bg-transparent text-center tabular-nums focus-visible:-outline-offset-4"
      />
      <SubmitButton
        variant="bare"
        name="more"
        value={productId}
        disabled={!canGrow}
        busyLabel={null}
        aria-label={`One ${name} more`}
        className={STEP_STYLE}
      >
        <StepIcon d="M4 8h8M8 4v8" />
      </SubmitButton>
    </div>
  );
}
