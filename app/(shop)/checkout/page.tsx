import type { Metadata } from "next";
import { Checkout } from "@/components/checkout/checkout";
import { EmptyCheckout } from "@/components/checkout/empty-checkout";
import { NeedsJavaScript } from "@/components/checkout/needs-javascript";
import { readCart } from "@/lib/cart/read-cart";
import { listShippingOptions } from "@/lib/catalog/catalog";
import { env } from "@/lib/env";
import { quoteCheckout } from "@/lib/payments/quote-checkout";
import { pay, requestQuote, settleLine } from "./actions";

export const metadata: Metadata = { title: "Checkout", robots: { index: false } };

type CheckoutPageProps = { searchParams: Promise<{ delivery?: string | string[] }> };

export default async function CheckoutPage({ searchParams }: CheckoutPageProps) {
  const { delivery } = await searchParams;
  const cart = await readCart();
  const shippingOptions = await listShippingOptions(cart.currency);
  const shipping = shippingOptions.find(({ id }) => id === delivery) ?? shippingOptions[0];
  const quote =
    cart.id && shipping
      ? await quoteCheckout({ cartId: cart.id, currency: cart.currency, shippingMethodId: shipping.id })
      : null;
  if (!quote || !shipping) return <EmptyCheckout mails={env().smtpUrl !== null} />;

  const { publishableKey, jsUrl, paymentMethodTypes } = env().stripe;
  return (
    <div className="mx-auto max-w-6xl px-4 pt-4 pb-16 sm:px-6 sm:pt-8 sm:pb-24">
      <h1 className="mb-8 text-2xl font-medium">Checkout</h1>
      <NeedsJavaScript kept="Your cart is kept." />
      <Checkout
        // Another currency is another checkout: nothing of the old amounts may stay behind in its state.
        key={cart.currency}
        quote={quote}
        shippingOptions={shippingOptions}
        shippingMethodId={shipping.id}
        stripe={{ publishableKey, jsUrl, paymentMethodTypes }}
        orderUrlBase={new URL("/orders/", env().appUrl).href}
        requestQuote={requestQuote}
        settleAction={settleLine}
        payAction={pay}
      />
    </div>
  );
}
