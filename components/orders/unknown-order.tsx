import { QuietPage } from "@/components/shop/quiet-page";
import { ButtonLink } from "@/components/ui/button-link";
import { QUIET_PICTURES, SHOP } from "@/lib/shop";

/** For an address that opens no order: mistyped, cut off, or older than a link lives. */
export function UnknownOrder() {
  return (
    <QuietPage picture={QUIET_PICTURES.missingPage} title="This link opens no order">
      <p className="mt-3 text-ink-muted">
        It may be cut off or too old. Open the newest one from your e-mail, or write to{" "}
        <a
          href={`mailto:${SHOP.email}`}
          className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
        >
          {SHOP.email}
        </a>
        . No order is lost by it.
      </p>
      <ButtonLink href="/" size="lg" className="mt-8">
        Back to the shop
      </ButtonLink>
    </QuietPage>
  );
}
