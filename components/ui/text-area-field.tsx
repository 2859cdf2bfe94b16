import { type ComponentProps, useId } from "react";
import { controlStyle, describedBy, FieldFrame } from "./field-frame";

type TextAreaFieldProps = ComponentProps<"textarea"> & {
  label: string;
  name: string;
  hint?: string | undefined;
  optional?: boolean;
};

/** A labelled field for a few lines of text. `className` goes to the whole field. */
export function TextAreaField({ label, hint, optional, className, rows = 2, ...rest }: TextAreaFieldProps) {
  const id = useId();
  return (
    <FieldFrame {...{ label, hint, optional, className, id }}>
      <textarea
        {...rest}
        {...describedBy(id, hint, undefined)}
        id={id}
        rows={rows}
        className={controlStyle(undefined)}
      />
    </FieldFrame>
  );
}
