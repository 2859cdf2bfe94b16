import { Button } from "@/components/ui/button";
import { errorReference } from "@/components/ui/error-reference";
import { QUIET_PICTURES } from "@/lib/shop";
import { QuietPage } from "./quiet-page";

/** What a shopper sees when a page could not be shown. */
export function BrokenPage({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = errorReference(error);
  return (
    <QuietPage picture={QUIET_PICTURES.brokenPage} title="Something broke on our side">
      <p className="mt-3 text-ink-muted">
        The page could not be shown. Your cart is kept, and an order you have paid for is safe. Please try
        again in a moment.
      </p>
      <Button size="lg" className="mt-8" onClick={retry}>
        Try again
      </Button>
      {reference && (
        <p className="mt-6 text-xs text-ink-muted">
          If you write to us, mention <code className="font-mono">{reference}</code>
        </p>
      )}
    </QuietPage>
  );
}
