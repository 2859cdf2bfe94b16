import { z } from "zod";
import type { Staff } from "@/lib/auth/staff-session";
import { isCarrier } from "@/lib/carriers";
import { markShipped, type ShippingResult } from "@/lib/fulfilment/ship-orders";
import { oneLine } from "@/lib/orders/one-line";
import { commandIdOf } from "@/lib/payments/command-id";
import { chosenLines, fieldsWithPieces, piecesSchema } from "./pieces-fields";

const MOST_TRACKING = 60;

/** The form that marks pieces of an order as shipped. `key` is another one each time a page is made. */
export const shipForm = fieldsWithPieces.pipe(
  z.strictObject({
    orderId: z.uuid(),
    key: z.uuid(),
    carrier: z.string().refine((id) => id === "" || isCarrier(id)),
    tracking: z.string().max(MOST_TRACKING).transform(oneLine),
    pieces: piecesSchema,
  }),
);

export type ShipForm = z.infer<typeof shipForm>;

/** Marks as shipped what a form says, in the name of who sent it. */
export async function shipFromForm(form: ShipForm, staff: Staff): Promise<ShippingResult> {
  const { orderId, key, carrier, tracking, pieces } = form;
  const shipment = {
    parcelId: commandIdOf(orderId, key),
    what: chosenLines(pieces),
    carrier: carrier || null,
    trackingNumber: tracking || null,
  };
  const results = await markShipped(new Map([[orderId, shipment]]), staff.id);
  return results.get(orderId) ?? { ok: false, kind: "unknown_order" };
}
