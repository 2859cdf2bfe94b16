import type { Metadata } from "next";
import { QuietPage } from "@/components/shop/quiet-page";
import { ButtonLink } from "@/components/ui/button-link";
import { QUIET_PICTURES } from "@/lib/shop";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <QuietPage picture={QUIET_PICTURES.missingPage} title="This shelf is empty">
      <p className="mt-3 text-ink-muted">
        There is nothing at this address. It may have been sold for good, or the link is not whole.
      </p>
      <ButtonLink href="/" size="lg" className="mt-8">
        Back to the shop
      </ButtonLink>
    </QuietPage>
  );
}
