import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "bare" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-ink hover:bg-accent-hover",
  secondary: "border border-line-strong bg-surface text-ink hover:bg-surface-2",
  quiet: "text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink",
  bare: "text-ink hover:bg-surface-2",
  danger: "border border-danger bg-surface text-danger hover:bg-danger-soft",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "min-h-9 text-sm",
  md: "min-h-11 text-sm",
  lg: "min-h-13 text-base",
};

const PADDING: Record<ButtonSize, string> = { sm: "px-3", md: "px-5", lg: "px-6" };

/** The classes of a button, for `Button`, `SubmitButton` and `ButtonLink` alike. */
export function buttonStyle(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return classNames(
    "inline-flex items-center justify-center gap-2 rounded-md font-medium transition-colors select-none",
    "disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-progress",
    VARIANTS[variant],
    SIZES[size],
    // A button without edges lines up with the text around it.
    variant !== "quiet" && variant !== "bare" && PADDING[size],
    className,
  );
}
