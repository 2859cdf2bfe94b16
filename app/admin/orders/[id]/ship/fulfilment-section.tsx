import { randomUUID } from "node:crypto";
import { FulfilmentBadge } from "@/components/admin/fulfilment-badge";
import { Parcels } from "@/components/admin/parcels";
import { Section } from "@/components/admin/section";
import { ShipForm } from "@/components/admin/ship-form";
import type { OrderDetail } from "@/lib/admin/order-detail";
import { roleMay } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff-session";
import { carrierOptions } from "@/lib/carriers";
import { markParcelAction, shipAction } from "./actions";

/** What of an order has left, and what staff can do about it; nothing for an order that nothing ever leaves of. */
export function FulfilmentSection({ order, staff }: { order: OrderDetail; staff: Staff }) {
  const { fulfilment } = order;
  if (order.status !== "paid" && fulfilment.parcels.length === 0) return null;
  const mayShip = roleMay(staff.role, "orders:ship");
  const { disputeOpen, reviewReason } = order;
  return (
    <Section id="fulfilment" title="Fulfilment" aside={<FulfilmentBadge state={fulfilment.state} />}>
      <Parcels
        orderId={order.id}
        parcels={fulfilment.parcels}
        state={fulfilment.state}
        action={mayShip ? markParcelAction : null}
      />
      {mayShip && (
        <ShipForm
          action={shipAction}
          orderId={order.id}
          formKey={randomUUID()}
          lines={fulfilment.left}
          carriers={carrierOptions()}
          waitFor={disputeOpen ? "dispute" : reviewReason !== null ? "review" : null}
        />
      )}
      <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 border-t border-line pt-4 text-sm">
        {["Packing slip", "Receipt"].map((label) => (
          <a
            key={label}
            href={`/admin/orders/${order.id}/${label.toLowerCase().replace(" ", "-")}`}
            className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            {label}
          </a>
        ))}
      </p>
    </Section>
  );
}
