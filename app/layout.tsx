import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { ShopFooter } from "@/components/shop/shop-footer";
import { ShopFrame } from "@/components/shop/shop-frame";
import { ShopHeader } from "@/components/shop/shop-header";
import { readCart } from "@/lib/cart/read-cart";
import { env } from "@/lib/env";
import { chooseCurrency } from "./choose-currency";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: env().appUrl,
    title: { default: "Sund Studio: stoneware for every day", template: "%s · Sund Studio" },
    description:
      "Mugs, bowls, plates and pots, thrown by hand in small batches and glazed to be used every day.",
    openGraph: { siteName: "Sund Studio", type: "website" },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f7f4" },
    { media: "(prefers-color-scheme: dark)", color: "#12171a" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered by request: its scripts carry that response's nonce, and a build needs no settings.
  await connection();
  const cart = await readCart();
  return (
    <html lang="en" className={GeistSans.variable}>
      <body>
        <ShopFrame
          header={
            <ShopHeader currency={cart.currency} cartCount={cart.count} chooseCurrency={chooseCurrency} />
          }
          footer={<ShopFooter />}
        >
          {children}
        </ShopFrame>
      </body>
    </html>
  );
}
