"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

type SubmitButtonProps = Omit<ButtonProps, "busy" | "type" | "value"> & {
  /** What the form says of the button that was pressed, under its `name`. */
  value?: string;
  /** Replaces the label while the form's action runs; null leaves only the spinner. */
  busyLabel?: string | null;
};

/**
 * A submit button of a form with a server action: its own submit is in flight once, and it says so. One with
 * a `name` is busy only when it was the one that was pressed.
 */
export function SubmitButton({ busyLabel, children, onClick, ...rest }: SubmitButtonProps) {
  const { pending, data } = useFormStatus();
  const busy = pending && (rest.name === undefined || data.get(rest.name) === rest.value);
  return (
    <Button
      {...rest}
      type="submit"
      busy={busy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy && busyLabel !== undefined ? busyLabel : children}
    </Button>
  );
}
