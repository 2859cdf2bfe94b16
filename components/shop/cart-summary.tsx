import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Price } from "@/components/ui/price";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CartView } from "@/lib/cart/cart-view";
import { PROMISES } from "@/lib/shop";
import { CartRefusal } from "./cart-refusal";

/** What the cart comes to, and the way on: parts of the cart's form. A line that cannot be bought has to be settled first. */
export function CartSummary({ cart }: { cart: CartView }) {
  const blocked = cart.lines.some((line) => line.problem !== null);
  return (
    <Card className="lg:sticky lg:top-6 lg:col-span-4" aria-labelledby="summary">
      <h2 id="summary" className="text-lg font-medium">
        Summary
      </h2>
      <dl className="mt-4 space-y-2 border-t border-line pt-4 text-sm">
        <div className="flex justify-between gap-4">
          <dt>Subtotal</dt>
          <dd>
            <Price
              money={{ amount: cart.itemsAmount, currency: cart.currency }}
              className="text-base font-semibold"
            />
          </dd>
        </div>
        <div className="flex justify-between gap-4 text-ink-muted">
          <dt>Shipping</dt>
          <dd>Chosen at checkout</dd>
        </div>
      </dl>
      {blocked ? (
        <>
          <Notice tone="warning" title="Your cart has to change" className="mt-5">
            Something in it has sold out, or there are fewer left than you chose.
          </Notice>
          <SubmitButton size="lg" name="next" value="fit" className="mt-4 w-full" busyLabel="Adjusting">
            Adjust my cart
          </SubmitButton>
        </>
      ) : (
        <SubmitButton size="lg" name="next" value="check-out" className="mt-5 w-full">
          Check out
        </SubmitButton>
      )}
      <div className="mt-1.5">
        <CartRefusal productId={null} />
      </div>
      <p className="mt-1 text-xs text-ink-muted">{PROMISES.taxNote} Nothing is set aside until you pay.</p>
    </Card>
  );
}
