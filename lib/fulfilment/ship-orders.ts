import { transact } from "@/lib/outbox/transact";
import { type LoadedOrder, loadOrders } from "@/lib/payments/load";
import { storeDecisions } from "@/lib/payments/store";
import type { Decided } from "@/lib/payments/store/decided";
import type { Tx } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import {
  decideMark,
  decideShipment,
  type ParcelDecision,
  type ParcelMark,
  type Shipment,
  type ShippedOrder,
  type ShippingRefusal,
} from "./decide-parcel";
import type { ParcelState } from "./fulfilment";

/** What became of an order that was marked. `unchanged`: the same form once more. */
export type ShippingResult =
  | { ok: true; unchanged: boolean }
  | { ok: false; kind: ShippingRefusal | "unknown_order" };

/**
 * Marks orders as shipped in the name of a member of staff, one parcel each, all in one transaction: for the order's
 * page and for many at once. One that cannot be shipped is refused and holds up none of the others. Answers by
 * order; each order may be named once.
 */
export async function markShipped(
  shipments: ReadonlyMap<string, Shipment>,
  by: string,
): Promise<Map<string, ShippingResult>> {
  return await change([...shipments.keys()], by, (order) => {
    const shipment = shipments.get(order.id);
    if (!shipment) throw new Error("an order was loaded that nobody asked for");
    const decision = decideShipment(order, shipment);
    return { decision, parcelId: shipment.parcelId, shipment };
  });
}

/** Marks a parcel as delivered, or takes back that it was delivered or shipped, in the name of a member of staff. */
export async function markParcel(
  orderId: string,
  { parcelId, as, by }: { parcelId: string; as: ParcelMark; by: string },
): Promise<ShippingResult> {
  const results = await change([orderId], by, (order) => {
    return { decision: decideMark(order, parcelId, as), parcelId, shipment: null };
  });
  return results.get(orderId) ?? { ok: false, kind: "unknown_order" };
}

type Deciding = { decision: ParcelDecision; parcelId: string; shipment: Shipment | null };
type LockedOrder = LoadedOrder & ShippedOrder;

/** Locks the orders as everything does that changes them, decides, and stores parcels, timeline and mails at once. */
async function change(
  orderIds: readonly string[],
  by: string,
  decide: (order: LockedOrder) => Deciding,
): Promise<Map<string, ShippingResult>> {
  return await transact(async (tx) => {
    const results = new Map<string, ShippingResult>(
      orderIds.map((id) => [id, { ok: false, kind: "unknown_order" }]),
    );
    const decided: Decided[] = [];
    const parts: Prisma.Sql[] = [];
    for (const order of await lockOrders(tx, orderIds)) {
      const { decision, parcelId, shipment } = decide(order);
      results.set(order.id, decision.ok ? { ok: true, unchanged: decision.parcel === null } : decision);
      if (!decision.ok || decision.parcel === null) continue;
      decided.push({ order, cause: { by: `staff:${by}` }, changes: decision.also });
      if (decision.parcel.do === "mark_parcel") parts.push(markPart(parcelId, decision.parcel.as));
      else if (shipment) parts.push(...parcelParts(order.id, shipment, decision.parcel.lines, parts.length));
    }
    await storeDecisions(tx, decided, { alongside: parts });
    return results;
  });
}

async function lockOrders(tx: Tx, orderIds: readonly string[]): Promise<LockedOrder[]> {
  const orders = await loadOrders(tx, { attemptIds: [], paymentIntentIds: [], orderIds: [...orderIds] });
  const ids = orders.map(({ id }) => id);
  const [parcels, items] = await Promise.all([
    tx.parcel.findMany({ where: { orderId: { in: ids } }, include: { lines: true } }),
    tx.orderItem.findMany({
      where: { orderId: { in: ids } },
      select: { orderId: true, productId: true, name: true },
    }),
  ]);
  return orders.map((order) => {
    const own = items.filter(({ orderId }) => orderId === order.id);
    return {
      ...order,
      parcels: parcels.filter(({ orderId }) => orderId === order.id).map(parcelState),
      names: Object.fromEntries(own.map(({ productId, name }) => [productId, name])),
    };
  });
}

/** A parcel's row as decisions read it. */
export function parcelState(parcel: {
  id: string;
  lines: ParcelState["lines"];
  deliveredAt: Date | null;
  undoneAt: Date | null;
}): ParcelState {
  const { id, lines, deliveredAt, undoneAt } = parcel;
  return { id, lines, delivered: deliveredAt !== null, undone: undoneAt !== null };
}

function parcelParts(
  orderId: string,
  { parcelId, carrier, trackingNumber }: Shipment,
  lines: ParcelState["lines"],
  n: number,
): Prisma.Sql[] {
  const rows = lines.map(
    ({ productId, quantity }) => Prisma.sql`(${parcelId}::uuid, ${productId}, ${quantity}::int)`,
  );
  return [
    Prisma.sql`${Prisma.raw(`parcel_${n}`)} AS (
      INSERT INTO parcel (id, order_id, carrier, tracking_number)
      VALUES (${parcelId}::uuid, ${orderId}::uuid, ${carrier}, ${trackingNumber})
    )`,
    Prisma.sql`${Prisma.raw(`parcel_lines_${n}`)} AS (
      INSERT INTO parcel_line (parcel_id, product_id, quantity) VALUES ${Prisma.join(rows)}
    )`,
  ];
}

function markPart(parcelId: string, as: ParcelMark): Prisma.Sql {
  const change = {
    delivered: Prisma.sql`delivered_at = now()`,
    not_delivered: Prisma.sql`delivered_at = NULL`,
    not_shipped: Prisma.sql`undone_at = now()`,
  }[as];
  return Prisma.sql`marked AS (UPDATE parcel SET ${change} WHERE id = ${parcelId}::uuid)`;
}
