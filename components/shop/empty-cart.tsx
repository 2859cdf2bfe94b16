import { ButtonLink } from "@/components/ui/button-link";

export function EmptyCart() {
  return (
    <div className="mx-auto flex max-w-6xl flex-col items-center px-4 py-20 text-center sm:px-6 sm:py-28">
      <h1 className="text-2xl font-semibold sm:text-3xl">Your cart is empty</h1>
      <p className="mt-3 text-ink-muted">There is room for a mug, at least.</p>
      <ButtonLink href="/" size="lg" className="mt-8">
        See what is on the shelf
      </ButtonLink>
    </div>
  );
}
