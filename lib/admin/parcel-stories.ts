import { carrierName } from "@/lib/carriers";
import type { NoteKind } from "@/lib/payments/decide/changes";
import type { NoteDetail, NoteStory } from "./note-stories";

type ParcelNote = Extract<NoteKind, `parcel_${string}`>;

/** What the timeline tells of parcels. */
export const PARCEL_NOTES: Readonly<Record<ParcelNote, (detail: NoteDetail) => NoteStory>> = {
  parcel_shipped: ({ pieces, carrier, person }) => ({
    title: "Shipped",
    tone: "success",
    subject: person,
    predicate: `shipped ${pieces ?? "a parcel"}${carrier ? ` with ${carrierName(carrier)}` : ""}.`,
  }),
  parcel_not_shipped: ({ pieces, person }) => ({
    title: "Shipping undone",
    tone: "warning",
    subject: person,
    predicate: `took back that ${pieces ?? "a parcel"} was shipped. It is to be shipped again, as far as it is not refunded.`,
  }),
  parcel_delivered: ({ pieces, person }) => ({
    title: "Delivered",
    tone: "success",
    subject: person,
    predicate: `marked the parcel with ${pieces ?? "its pieces"} as delivered.`,
  }),
  parcel_not_delivered: ({ pieces, person }) => ({
    title: "Delivery undone",
    tone: "warning",
    subject: person,
    predicate: `took back that the parcel with ${pieces ?? "its pieces"} was delivered. It counts as on its way.`,
  }),
};
