import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** A surface with a hairline border. Padding is the content's business unless `padded`. */
export function Card({
  padded = true,
  className,
  ...rest
}: ComponentProps<"section"> & { padded?: boolean }) {
  return (
    <section
      {...rest}
      className={classNames("rounded-lg border border-line bg-surface", padded && "p-5 sm:p-6", className)}
    />
  );
}
