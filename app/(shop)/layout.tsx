import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ShopFooter } from "@/components/shop/shop-footer";
import { ShopHeader } from "@/components/shop/shop-header";
import { readCart } from "@/lib/cart/read-cart";
import { SHOP } from "@/lib/shop";
import { chooseCurrency } from "./choose-currency";

export const metadata: Metadata = {
  title: { default: `${SHOP.name}: ${SHOP.tagline}`, template: `%s · ${SHOP.name}` },
  description: SHOP.description,
  openGraph: { siteName: SHOP.name, type: "website" },
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
