import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ShopFooter } from "@/components/shop/shop-footer";
import { ShopHeader } from "@/components/shop/shop-header";
import { readCart } from "@/lib/cart/read-cart";
import { chooseCurrency } from "./choose-currency";

export const metadata: Metadata = {
  title: { default: "Sund Studio: stoneware for every day", template: "%s · Sund Studio" },
  description:
    "Mugs, bowls, plates and pots, thrown by hand in small batches and glazed to be used every day.",
  openGraph: { siteName: "Sund Studio", type: "website" },
};

/** Header, main landmark and footer around every page of the shop. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  const cart = await readCart();
  return (
    <div className="flex min-h-dvh flex-col">
      <ShopHeader currency={cart.currency} cartCount={cart.count} chooseCurrency={chooseCurrency} />
      <main id="main" tabIndex={-1} className="flex-1">
        {children}
      </main>
      <ShopFooter />
    </div>
  );
}
