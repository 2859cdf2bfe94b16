"use client";

import { Button } from "@/components/ui/button";

export function PrintButton({ children }: { children: string }) {
  return (
    <Button variant="secondary" size="sm" className="print:hidden" onClick={() => window.print()}>
      {children}
    </Button>
  );
}
