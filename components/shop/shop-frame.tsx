"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";

/**
 * Header, main landmark and footer around every page of the shop. The staff's pages below /admin bring
 * a frame of their own, skip target included.
 */
export function ShopFrame({
  header,
  footer,
  children,
}: {
  header: ReactNode;
  footer: ReactNode;
  children: ReactNode;
}) {
  const skipLink = (
    <a
      href="#main"
      className="sr-only rounded-md bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10"
    >
      Skip to content
    </a>
  );
  if (useSelectedLayoutSegment() === "admin") {
    return (
      <>
        {skipLink}
        {children}
      </>
    );
  }
  return (
    <div className="flex min-h-dvh flex-col">
      {skipLink}
      {header}
      <main id="main" tabIndex={-1} className="flex-1">
        {children}
      </main>
      {footer}
    </div>
  );
}
