import { useEffect, useRef, useState } from "react";

/** What says why nothing was paid: the summary above the form, or the notice above the Pay button. */
export type PayFocus = "summary" | "notice";

/** Takes page and keyboard to one of the two, once React has shown it and taken `inert` off the fields. */
export function usePayFocus() {
  const summary = useRef<HTMLDivElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const [next, moveFocus] = useState<PayFocus | null>(null);
  useEffect(() => {
    if (next === null) return;
    const target = next === "summary" ? summary.current : notice.current;
    target?.scrollIntoView({ block: next === "summary" ? "start" : "nearest" });
    target?.focus({ preventScroll: true });
    moveFocus(null);
  }, [next]);
  return { summary, notice, moveFocus };
}
