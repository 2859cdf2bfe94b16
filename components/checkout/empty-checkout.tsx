import { ButtonLink } from "@/components/ui/button-link";

/**
 * The checkout of an empty cart: also where the back button leads after everything was bought. `mails` says
 * whether mail goes out.
 */
export function EmptyCheckout({ mails }: { mails: boolean }) {
  return (
    <div className="mx-auto max-w-md px-4 py-16 text-center">
      <h1 className="text-2xl font-medium">Nothing to pay for</h1>
      <p className="mt-3 text-ink-muted">
        Your cart is empty.
        {mails && " If you have just bought something, the link to your order is in your e-mail."}
      </p>
      <ButtonLink href="/" className="mt-8">
        Back to the shop
      </ButtonLink>
    </div>
  );
}
