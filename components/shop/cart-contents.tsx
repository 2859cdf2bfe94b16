import type { CartView } from "@/lib/cart/cart-view";
import { type CartAction, CartForm } from "./cart-form";
import { CartLine } from "./cart-line";
import { CartSummary } from "./cart-summary";

export function CartContents({ cart, change }: { cart: CartView; change: CartAction }) {
  return (
    <div className="mx-auto max-w-6xl px-4 pt-6 sm:px-6 sm:pt-10">
      <h1 className="text-2xl font-semibold sm:text-3xl">Cart</h1>
      <CartForm action={change}>
        <div className="mt-6 grid items-start gap-10 lg:mt-8 lg:grid-cols-12">
          <ul className="divide-y divide-line border-y border-line lg:col-span-8">
            {cart.lines.map((line) => (
              <CartLine key={line.productId} line={line} currency={cart.currency} />
            ))}
          </ul>
          <CartSummary cart={cart} />
        </div>
      </CartForm>
    </div>
  );
}
