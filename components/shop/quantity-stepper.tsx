import { SubmitButton } from "@/components/ui/submit-button";
import type { CartLine } from "@/lib/cart/cart-line";
import { type CartAction, CartForm } from "./cart-form";

const STEP_STYLE = "w-11";

function StepIcon({ d }: { d: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4" fill="none" stroke="currentColor">
      <path d={d} strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}

/** Minus, a number, plus: three ways to submit one form. Enter in the box submits what was typed. */
export function QuantityStepper({ line, action }: { line: CartLine; action: CartAction }) {
  return (
    <CartForm action={action}>
      <input type="hidden" name="productId" value={line.productId} />
      {/* The form's first button is the one that Enter presses. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <div className="flex items-center rounded-md border border-line-strong bg-surface">
        <SubmitButton
          variant="bare"
          name="step"
          value="-1"
          disabled={line.quantity === 1}
          aria-label={`One ${line.name} less`}
          className={STEP_STYLE}
        >
          <StepIcon d="M4 8h8" />
        </SubmitButton>
        <input
          key={line.quantity}
          name="quantity"
          defaultValue={line.quantity}
          inputMode="numeric"
          pattern="[1-9][0-9]?"
          maxLength={2}
          required
          autoComplete="off"
          title="A number from 1 to 99"
          aria-label={`Quantity of ${line.name}`}
          className="h-11 w-10 bg-transparent text-center tabular-nums"
        />
        <SubmitButton
          variant="bare"
          name="step"
          value="1"
          disabled={!line.canGrow}
          aria-label={`One ${line.name} more`}
          className={STEP_STYLE}
        >
          <StepIcon d="M4 8h8M8 4v8" />
        </SubmitButton>
      </div>
    </CartForm>
  );
}
