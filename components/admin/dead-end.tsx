import type { ReactNode } from "react";
import { SectionLinks } from "./section-links";
import { StaffBar } from "./staff-bar";

type DeadEndProps = {
  title: string;
  reason: string;
  /** What else there is to do, above the way back. */
  children?: ReactNode;
};

/** A page for staff that cannot show what was asked for: why, and the way back. */
export function DeadEnd({ title, reason, children }: DeadEndProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <StaffBar>
        <SectionLinks current={null} openReviews={0} />
      </StaffBar>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 sm:px-6 sm:py-8">
        <h1 className="text-xl font-semibold">{title}</h1>
        <p className="mt-2 max-w-prose text-sm text-ink-muted">{reason}</p>
        {children}
        <p className="mt-6 text-sm">
          <a
            href="/admin/orders"
            className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            Back to the orders
          </a>
        </p>
      </main>
    </div>
  );
}
