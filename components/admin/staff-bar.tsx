import type { ReactNode } from "react";

/** The bar at the top of everything that staff see. */
export function StaffBar({ children }: { children?: ReactNode }) {
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
        <a href="/admin/orders" className="py-3.5 text-base font-semibold tracking-tight">
          Till
        </a>
        {children}
      </div>
    </header>
  );
}
