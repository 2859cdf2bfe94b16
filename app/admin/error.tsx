"use client";

import { DeadEnd } from "@/components/admin/dead-end";
import { Button } from "@/components/ui/button";
import { errorReference } from "@/components/ui/error-reference";

export default function StaffError({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = errorReference(error);
  return (
    <DeadEnd title="This page could not be shown" reason="Nothing was changed. The server’s log says why.">
      {reference && (
        <p className="mt-2 text-sm text-ink-muted">
          It stands there under <code className="font-mono">{reference}</code>.
        </p>
      )}
      <Button className="mt-6" onClick={retry}>
        Try again
      </Button>
    </DeadEnd>
  );
}
