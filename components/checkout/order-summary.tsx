"use client";

import { useState } from "react";
import { TotalsTable } from "@/components/orders/totals-table";
import { Price } from "@/components/ui/price";
import type { PricedCart } from "@/lib/orders/price-cart";
import { SummaryLine } from "./summary-line";

type OrderSummaryProps = {
  summary: PricedCart;
  /** What the shopper had agreed to before the shop refused it; marks the prices that differ. */
  before: PricedCart | null;
  updating: boolean;
};

/** What is being bought. On a small screen the lines fold away; the total is always there. */
export function OrderSummary({ summary, before, updating }: OrderSummaryProps) {
  const [open, setOpen] = useState(() => summary.lines.some(({ problem }) => problem !== null));
  const { currency, lines, totalAmount } = summary;
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <section aria-labelledby="summary-title" className="rounded-lg border border-line bg-surface lg:p-6">
      <h2 id="summary-title" className="hidden text-lg font-medium lg:block">
        Your order
      </h2>
      <button
        type="button"
        aria-expanded={open}
        aria-controls="summary-lines"
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-3 rounded-lg p-4 text-left lg:hidden"
      >
        <span className="grow">
          <span className="block font-medium">
            {open ? "Hide" : "Show"} order
            <Chevron open={open} />
          </span>
          <span className="block text-sm text-ink-muted">
            {pieces} {pieces === 1 ? "item" : "items"}
          </span>
        </span>
        <Price money={{ amount: totalAmount, currency }} className="text-lg font-medium" />
      </button>
      <div
        id="summary-lines"
        className={open ? "border-t border-line p-4 lg:border-0 lg:p-0" : "hidden lg:block"}
      >
        <ul className="grid gap-4 lg:mt-5">
          {lines.map((line) => (
            <SummaryLine
              key={line.productId}
              line={line}
              before={before?.lines.find(({ productId }) => productId === line.productId)}
              currency={currency}
            />
          ))}
        </ul>
        <div className="mt-5 border-t border-line pt-4" aria-busy={updating}>
          <TotalsTable amounts={summary} muted={updating} />
        </div>
      </div>
    </section>
  );
}

function Chevron({ open }: { open: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className={`ml-1.5 inline size-4 ${open ? "rotate-180" : ""}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
    >
      <path d="m5 8 5 5 5-5" />
    </svg>
  );
}
