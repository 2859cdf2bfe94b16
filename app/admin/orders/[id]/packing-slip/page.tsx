import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PrintSheet } from "@/components/admin/print-sheet";
import { findOrderDetail } from "@/lib/admin/order-detail";
import { requireStaff } from "@/lib/auth/require-staff";

export const metadata: Metadata = { title: "Packing slip" };

/** What goes into the next parcel, without prices: it may be a present. Once all has left, everything that has. */
export default async function PackingSlipPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  await requireStaff("orders:read", `/admin/orders/${id}/packing-slip`);
  const order = await findOrderDetail(id);
  if (!order) notFound();
  const { left, parcels } = order.fulfilment;
  const toPack = left.length > 0;
  const shipped = parcels.flatMap((parcel) =>
    parcel.pieces.map((line) => ({ ...line, parcelId: parcel.id })),
  );
  const lines = toPack ? left.map((line) => ({ ...line, parcelId: "next" })) : shipped;
  return (
    <PrintSheet title="Packing slip" order={order}>
      {lines.length === 0 ? (
        <p className="text-sm text-ink-muted">Nothing of this order has to go out.</p>
      ) : (
        <table className="w-full text-left text-sm">
          <caption className="sr-only">{toPack ? "What has to go out" : "What has left"}</caption>
          <thead>
            <tr className="border-b border-line text-ink-muted">
              <th scope="col" className="py-2 font-normal">
                {toPack ? "To pack" : "Shipped"}
              </th>
              <th scope="col" className="py-2 text-right font-normal">
                Pieces
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ parcelId, productId, name, quantity }) => (
              <tr key={`${parcelId} ${productId}`} className="border-b border-line">
                <th scope="row" className="py-3 font-medium wrap-anywhere">
                  {name}
                </th>
                <td className="py-3 text-right text-base tabular-nums">{quantity}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="mt-6 text-sm text-ink-muted">{order.shippingMethodName}</p>
    </PrintSheet>
  );
}
