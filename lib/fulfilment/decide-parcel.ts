import { type Decision, UNCHANGED } from "@/lib/payments/decide/changes";
import type { RefundLine } from "@/lib/payments/decide/order-state";
import { type Fulfilled, linesToShip, piecesToShip } from "./fulfilment";

/** What left: everything that had to, or some pieces. The parcel's id makes a form that is sent twice one parcel. */
export type Shipment = {
  parcelId: string;
  what: "all" | readonly RefundLine[];
  /** A name of lib/carriers.ts; null where nobody said who carries it. */
  carrier: string | null;
  trackingNumber: string | null;
};

/** What staff say about a parcel that was marked as shipped. */
export type ParcelMark = "delivered" | "not_delivered" | "not_shipped";

/** Why staff cannot say so. */
export type ShippingRefusal =
  /** Only what is paid leaves. */
  | "not_paid"
  /** All of it has left or was refunded. */
  | "nothing_to_ship"
  /** More than was ordered, less what was refunded or has left. */
  | "too_many_pieces"
  | "nothing_chosen"
  | "unknown_parcel"
  /** It was undone, by somebody who was quicker. */
  | "undone"
  /** What has arrived has left: the arrival is undone first. */
  | "delivered";

/** What changes besides the parcel itself: the timeline and the mails. */
export type ParcelDecision =
  | { ok: true; parcel: ParcelChange | null; also: Decision["changes"] }
  | { ok: false; kind: ShippingRefusal };

export type ParcelChange =
  | { do: "put_parcel"; lines: readonly RefundLine[] }
  | { do: "mark_parcel"; as: ParcelMark };

export type ShippedOrder = Fulfilled & { names: Readonly<Record<string, string>> };

/** Whether a parcel may leave with what somebody put into it. Pure, as everything in lib/payments/decide is. */
export function decideShipment(order: ShippedOrder, shipment: Shipment): ParcelDecision {
  // The same form once more.
  if (order.parcels.some(({ id }) => id === shipment.parcelId)) return nothing();
  if (order.status !== "paid") return refused("not_paid");
  const left = linesToShip(order);
  if (left.length === 0) return refused("nothing_to_ship");
  const lines = shipment.what === "all" ? left : shipment.what;
  if (lines.length === 0) return refused("nothing_chosen");
  const once = new Set(lines.map(({ productId }) => productId)).size === lines.length;
  const sound = lines.every(
    ({ productId, quantity }) => quantity > 0 && quantity <= piecesToShip(order, productId),
  );
  if (!once || !sound) return refused("too_many_pieces");
  const { carrier } = shipment;
  const detail = {
    parcel: shipment.parcelId,
    pieces: piecesInWords(lines, order.names),
    ...(carrier !== null && { carrier }),
  };
  return {
    ok: true,
    parcel: { do: "put_parcel", lines },
    also: [
      { do: "note", kind: "parcel_shipped", detail },
      { do: "mail", kind: "shipped", subject: shipment.parcelId },
    ],
  };
}

const MARKS = {
  delivered: "parcel_delivered",
  not_delivered: "parcel_not_delivered",
  not_shipped: "parcel_not_shipped",
} as const;

/** Whether a parcel may be marked so. Undoing writes no mail: what was told stays told. */
export function decideMark(order: ShippedOrder, parcelId: string, as: ParcelMark): ParcelDecision {
  const parcel = order.parcels.find(({ id }) => id === parcelId);
  if (!parcel) return refused("unknown_parcel");
  if (parcel.undone) return as === "not_shipped" ? nothing() : refused("undone");
  if (as === "not_shipped" && parcel.delivered) return refused("delivered");
  if (as !== "not_shipped" && parcel.delivered === (as === "delivered")) return nothing();
  const detail = { parcel: parcelId, pieces: piecesInWords(parcel.lines, order.names) };
  return {
    ok: true,
    parcel: { do: "mark_parcel", as },
    also: [
      { do: "note", kind: MARKS[as], detail },
      ...(as === "delivered" ? [{ do: "mail", kind: "delivered", subject: parcelId } as const] : []),
    ],
  };
}

/** "2 × Ash Mug, 1 × Side Plate". */
export function piecesInWords(lines: readonly RefundLine[], names: ShippedOrder["names"]): string {
  return lines.map(({ productId, quantity }) => `${quantity} × ${names[productId] ?? productId}`).join(", ");
}

function nothing(): ParcelDecision {
  return { ok: true, parcel: null, also: UNCHANGED.changes };
}

function refused(kind: ShippingRefusal): ParcelDecision {
  return { ok: false, kind };
}
