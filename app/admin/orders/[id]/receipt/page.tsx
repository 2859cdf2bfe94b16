import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PrintSheet } from "@/components/admin/print-sheet";
import { OrderItems } from "@/components/orders/order-items";
import { TotalsTable } from "@/components/orders/totals-table";
import { findOrderDetail } from "@/lib/admin/order-detail";
import { requireStaff } from "@/lib/auth/require-staff";

export const metadata: Metadata = { title: "Receipt" };

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** What the shopper paid for, as the shopper's own page prints it. */
export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  await requireStaff("orders:read", `/admin/orders/${id}/receipt`);
  const order = await findOrderDetail(id);
  if (!order) notFound();
  return (
    <PrintSheet title={order.paidAt ? "Receipt" : "Order, not paid"} order={order}>
      <OrderItems currency={order.currency} items={order.items} />
      <div className="border-t border-line pt-5">
        <TotalsTable
          amounts={order}
          shippingName={order.shippingMethodName}
          paidAmount={order.capturedAmount}
          refundedAmount={order.refundedAmount}
        />
      </div>
      {order.paidAt && (
        <p className="mt-4 text-sm text-ink-muted">
          Paid on <time dateTime={order.paidAt.toISOString()}>{DAY.format(order.paidAt)}</time>
        </p>
      )}
    </PrintSheet>
  );
}
