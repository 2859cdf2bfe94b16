import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="mx-auto flex max-w-6xl flex-col items-center px-4 py-20 text-center sm:px-6 sm:py-28">
      <p className="text-sm text-ink-muted">404</p>
      <h1 className="mt-2 text-2xl font-semibold sm:text-3xl">This shelf is empty</h1>
      <p className="mt-3 max-w-md text-ink-muted">
        There is nothing at this address. It may have been sold for good, or the link is not whole.
      </p>
      <ButtonLink href="/" size="lg" className="mt-8">
        Back to the shop
      </ButtonLink>
    </div>
  );
}
