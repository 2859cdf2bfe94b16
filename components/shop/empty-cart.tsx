import { ButtonLink } from "@/components/ui/button-link";
import { QUIET_PICTURES } from "@/lib/shop";
import { QuietPage } from "./quiet-page";

export function EmptyCart() {
  return (
    <QuietPage picture={QUIET_PICTURES.emptyCart} title="Your cart is empty">
      <p className="mt-3 text-ink-muted">What you add to it stays, also when you close the page.</p>
      <ButtonLink href="/" size="lg" className="mt-8">
        See what there is
      </ButtonLink>
    </QuietPage>
  );
}
