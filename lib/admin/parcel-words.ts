import type { ParcelMark, ShippingRefusal } from "@/lib/fulfilment/decide-parcel";
import type { ShippingResult } from "@/lib/fulfilment/ship-orders";
import type { StaffAnswer } from "./staff-answer";

const REFUSALS: Readonly<Record<ShippingRefusal, string>> = {
  not_paid: "This order is not paid, so nothing of it leaves.",
  nothing_to_ship: "Nothing of this order has to go out any more: it has left, or it was refunded.",
  too_many_pieces: "That is more than what has to go out. Somebody may have shipped or refunded meanwhile.",
  nothing_chosen: "Choose at least one piece.",
  unknown_parcel: "This order has no such parcel.",
  undone: "Somebody has undone this parcel already.",
  delivered: "This parcel was delivered. Undo that first.",
};

const MARKED: Readonly<Record<ParcelMark, string>> = {
  delivered: "The parcel is marked as delivered, and a mail to the shopper is written.",
  not_delivered:
    "The parcel counts as on its way again. The shopper is not told: the mail about the delivery stays as it is.",
  not_shipped:
    "The pieces are to be shipped again. The shopper is not told: the mail about the parcel stays as it is.",
};

/** What marking something as shipped came to, for who did it. */
export function shippedInWords(result: ShippingResult): StaffAnswer {
  if (!result.ok) return refusedInWords(result.kind);
  return result.unchanged
    ? { tone: "info", message: "This was marked as shipped already, once." }
    : { tone: "success", message: "It is marked as shipped, and a mail to the shopper is written." };
}

/** What marking a parcel came to, for who did it. */
export function markedInWords(as: ParcelMark, result: ShippingResult): StaffAnswer {
  if (!result.ok) return refusedInWords(result.kind);
  return result.unchanged
    ? { tone: "info", message: "Nothing changed: somebody was quicker." }
    : { tone: "success", message: MARKED[as] };
}

function refusedInWords(kind: ShippingRefusal | "unknown_order"): StaffAnswer {
  if (kind === "unknown_order") return { tone: "danger", message: "There is no such order." };
  return { tone: "warning", message: REFUSALS[kind] };
}
