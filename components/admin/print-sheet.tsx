import type { ReactNode } from "react";
import { PrintButton } from "@/components/orders/print-button";
import { AddressLines } from "@/components/ui/address-lines";
import type { OrderDetail } from "@/lib/admin/order-detail";
import { SHOP } from "@/lib/shop";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

type PrintSheetProps = { title: string; order: OrderDetail; children: ReactNode };

/** A page for the printer: who sells, which order, where it goes. What leads back is not printed. */
export function PrintSheet({ title, order, children }: PrintSheetProps) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-3xl px-4 py-6 sm:px-6 print:max-w-none print:p-0">
      <div className="mb-6 flex items-center justify-between gap-4 text-sm print:hidden">
        <a href={`/admin/orders/${order.id}`} className="text-ink-muted hover:text-ink">
          <span aria-hidden="true">← </span>Order #{order.number}
        </a>
        <PrintButton>Print</PrintButton>
      </div>
      <article className="rounded-lg border border-line bg-surface p-5 sm:p-8 print:border-0 print:p-0">
        <header className="flex flex-wrap justify-between gap-x-8 gap-y-4 border-b border-line pb-6">
          <div>
            <h1 className="text-xl font-semibold">{title}</h1>
            <p className="mt-1 text-sm text-ink-muted">
              Order {order.number} ·{" "}
              <time dateTime={order.createdAt.toISOString()}>{DAY.format(order.createdAt)}</time>
            </p>
          </div>
          <div className="text-sm sm:text-right">
            <p className="font-medium">{SHOP.name}</p>
            {[SHOP.legalName, ...SHOP.address, ...(SHOP.taxNumber ? [SHOP.taxNumber] : [])].map((line) => (
              <p key={line} className="text-ink-muted">
                {line}
              </p>
            ))}
          </div>
        </header>
        <section className="mt-6 text-sm">
          <h2 className="font-medium">Delivery to</h2>
          <address className="mt-1 not-italic wrap-anywhere">
            <AddressLines lines={order.addressLines} />
          </address>
        </section>
        <div className="mt-6">{children}</div>
      </article>
    </main>
  );
}
