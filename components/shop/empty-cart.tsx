import { ButtonLink } from "@/components/ui/button-link";
import { QuietPage } from "./quiet-page";

export function EmptyCart() {
  return (
    <QuietPage picture="/products/tide-cup.svg" title="Your cart is empty">
      <p className="mt-3 text-ink-muted">There is room for a cup, at least.</p>
      <ButtonLink href="/" size="lg" className="mt-8">
        See what is on the shelf
      </ButtonLink>
    </QuietPage>
  );
}
