"use client";

import { GeistSans } from "geist/font/sans";
import { BrokenPage } from "@/components/shop/broken-page";
import { SHOP } from "@/lib/shop";
import "./globals.css";

/** Stands in for the whole document, header included, when even the layout could not be shown. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={GeistSans.variable}>
      <body>
        <title>{`Something broke · ${SHOP.name}`}</title>
        <main>
          <BrokenPage error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
