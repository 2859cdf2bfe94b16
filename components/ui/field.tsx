import { type ComponentProps, useId } from "react";
import { controlStyle, describedBy, FieldFrame } from "./field-frame";

type FieldProps = ComponentProps<"input"> & {
  label: string;
  name: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Writes "(optional)" behind the label. */
  optional?: boolean;
};

/** A labelled input with its hint and error. `className` goes to the whole field, so it can span grid columns. */
export function Field({ label, hint, error, optional, className, id, ...rest }: FieldProps) {
  const generatedId = useId();
  const inputId = id ?? generatedId;
  return (
    <FieldFrame {...{ label, hint, error, optional, className }} id={inputId}>
      <input {...rest} {...describedBy(inputId, hint, error)} id={inputId} className={controlStyle(error)} />
    </FieldFrame>
  );
}
