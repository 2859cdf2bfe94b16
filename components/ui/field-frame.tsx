import type { ReactNode } from "react";
import { classNames } from "./class-names";

const CONTROL_STYLE =
  "w-full min-h-11 rounded-md border bg-surface px-3 py-2 text-base text-ink placeholder:text-ink-muted " +
  "disabled:cursor-not-allowed disabled:bg-surface-2 focus-visible:outline-offset-0";

/** The border of a control says whether its value was refused. */
export function controlStyle(error: string | undefined, className?: string): string {
  return classNames(CONTROL_STYLE, error ? "border-danger" : "border-line-strong", className);
}

/** The aria attributes that tie a control to its hint and error, as rendered by `FieldFrame`. */
export function describedBy(id: string, hint: string | undefined, error: string | undefined) {
  const ids = classNames(hint && `${id}-hint`, error && `${id}-error`);
  return { ...(ids && { "aria-describedby": ids }), ...(error && { "aria-invalid": true }) };
}

type FieldFrameProps = {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** Label above, control, then hint and error: the anatomy that `Field` and `SelectField` share. */
export function FieldFrame({ id, label, hint, error, optional, className, children }: FieldFrameProps) {
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
        {optional && <span className="font-normal text-ink-muted"> (optional)</span>}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-xs text-ink-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
