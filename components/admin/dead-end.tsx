import type { ReactNode } from "react";

type DeadEndProps = {
  title: string;
  reason: string;
  /** What else there is to do, above the way back. */
  children?: ReactNode;
};

/** A page for staff that cannot show what was asked for: why, and the way back. */
export function DeadEnd({ title, reason, children }: DeadEndProps) {
  return (
    <main id="main" tabIndex={-1} className="grid min-h-dvh place-items-center px-4 py-12">
      <div className="max-w-sm">
        <p className="text-lg font-semibold tracking-tight">Till</p>
        <h1 className="mt-6 text-xl font-semibold">{title}</h1>
        <p className="mt-2 text-sm text-ink-muted">{reason}</p>
        {children}
        <p className="mt-6 text-sm">
          <a
            href="/admin/orders"
            className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            Back to the orders
          </a>
        </p>
      </div>
    </main>
  );
}
