import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { TONE_STYLE, type Tone } from "./tone";

/** A word or two about the state of something. */
export function Badge({
  tone = "neutral",
  className,
  children,
}: {
  tone?: Tone;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex items-center rounded-full px-2.5 py-0.5 text-xs font-medium whitespace-nowrap",
        TONE_STYLE[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
