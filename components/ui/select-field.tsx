import { type ComponentProps, useId } from "react";
import { controlStyle, describedBy, FieldFrame } from "./field-frame";

type SelectFieldProps = ComponentProps<"select"> & {
  label: string;
  name: string;
  options: readonly { value: string; label: string }[];
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
};

/** A labelled native select with its hint and error. `className` goes to the whole field. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  options,
  className,
  id,
  ...rest
}: SelectFieldProps) {
  const generatedId = useId();
  const selectId = id ?? generatedId;
  return (
    <FieldFrame {...{ label, hint, error, optional, className }} id={selectId}>
      <select {...rest} {...describedBy(selectId, hint, error)} id={selectId} className={controlStyle(error)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
