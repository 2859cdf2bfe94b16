import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";

type ButtonLinkProps = ComponentProps<"a"> & { href: string; variant?: ButtonVariant; size?: ButtonSize };

/** A link that looks like a button. It leads somewhere; a `Button` does something. */
export function ButtonLink({
  variant = "primary",
  size = "md",
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <a {...rest} className={buttonStyle(variant, size, className)}>
      {children}
    </a>
  );
}
