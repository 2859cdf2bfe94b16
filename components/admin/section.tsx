import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

/** A titled part of a staff page. */
export function Section({
  id,
  title,
  aside,
  children,
}: {
  /** For links that lead here. */
  id?: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card id={id} className="scroll-mt-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-base font-semibold">{title}</h2>
        {aside && <div className="text-xs text-ink-muted">{aside}</div>}
      </div>
      {children}
    </Card>
  );
}
