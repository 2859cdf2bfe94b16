import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { TONE_STYLE, type Tone } from "./tone";

type NoticeProps = Omit<ComponentProps<"div">, "title" | "role"> & {
  tone?: Exclude<Tone, "plain" | "neutral">;
  title?: ReactNode;
};

/**
 * A message in the flow of the page: what happened and what to do. Danger and warning are announced at once
 * (role alert) when they appear, info and success politely (role status).
 */
export function Notice({ tone = "info", title, className, children, ...rest }: NoticeProps) {
  return (
    <div
      {...rest}
      role={tone === "danger" || tone === "warning" ? "alert" : "status"}
      className={classNames("rounded-md px-4 py-3 text-sm", TONE_STYLE[tone], className)}
    >
      {title && <p className="font-semibold">{title}</p>}
      {children && <div className={classNames("text-ink", title !== undefined && "mt-0.5")}>{children}</div>}
    </div>
  );
}
