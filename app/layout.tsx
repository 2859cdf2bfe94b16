import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/skip-link";
import { env } from "@/lib/env";
import { BROWSER_BAR } from "@/lib/shop";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  return { metadataBase: env().appUrl };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: BROWSER_BAR.light },
    { media: "(prefers-color-scheme: dark)", color: BROWSER_BAR.dark },
  ],
};

/** The document alone: the shop and the staff's side each bring a layout of their own, with `#main` in it. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered by request: its scripts carry that response's nonce, and a build needs no settings.
  await connection();
  return (
    <html lang="en" className={GeistSans.variable}>
      <body>
        <SkipLink />
        {children}
      </body>
    </html>
  );
}
