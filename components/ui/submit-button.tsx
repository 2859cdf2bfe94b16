"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

type SubmitButtonProps = Omit<ButtonProps, "busy" | "type"> & {
  /** Replaces the label while the form's action runs. */
  busyLabel?: string;
};

/** The submit button of a form with a server action: one submit in flight, and it says so. */
export function SubmitButton({ busyLabel, children, onClick, ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      busy={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending && busyLabel ? busyLabel : children}
    </Button>
  );
}
