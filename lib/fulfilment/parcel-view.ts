import { carrierName, trackingLink } from "@/lib/carriers";
import { prisma } from "@/lib/prisma";
import type { Parcel, ParcelLine } from "@/prisma/generated/client";

/** A parcel as people read it. */
export type ParcelView = {
  id: string;
  /** What is in it, by the names it was ordered under. */
  pieces: { productId: string; name: string; quantity: number }[];
  /** The carrier's name; null where nobody said who carries it. */
  carrier: string | null;
  trackingNumber: string | null;
  /** Where it can be followed; null where there is no such page. */
  trackingLink: string | null;
  shippedAt: Date;
  deliveredAt: Date | null;
};

type Order = {
  items: readonly { productId: string; name: string }[];
  parcels: readonly (Parcel & { lines: readonly ParcelLine[] })[];
};

/** The parcels of an order that were not undone, in the order in which they left. */
export function parcelViews({ items, parcels }: Order): ParcelView[] {
  return parcels
    .filter(({ undoneAt }) => undoneAt === null)
    .map(({ id, carrier, trackingNumber, shippedAt, deliveredAt, lines }) => ({
      ...{ id, trackingNumber, shippedAt, deliveredAt },
      carrier: carrier === null ? null : carrierName(carrier),
      trackingLink: trackingLink(carrier, trackingNumber),
      pieces: lines.map(({ productId, quantity }) => ({
        ...{ productId, quantity },
        name: items.find((item) => item.productId === productId)?.name ?? productId,
      })),
    }));
}

/** What a shopper is told of parcels. */
export type ParcelsOfOrder = { parcels: ParcelView[]; restFollows: boolean };

/** The same for whoever has only the order's id, and whether more has to go out. */
export async function readParcels(orderId: string): Promise<ParcelsOfOrder> {
  const order = await prisma().order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      toShip: true,
      items: { select: { productId: true, name: true } },
      parcels: { orderBy: [{ shippedAt: "asc" }, { id: "asc" }], include: { lines: true } },
    },
  });
  return { parcels: parcelViews(order), restFollows: order.toShip };
}
