"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formRefused } from "@/components/admin/form-refused";
import { markedInWords, shippedInWords } from "@/lib/admin/parcel-words";
import { shipForm, shipFromForm } from "@/lib/admin/ship-form";
import { markParcel } from "@/lib/fulfilment/ship-orders";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";

/** Marks pieces of an order as shipped. */
export const shipAction = guardedForStaff(
  "orders:ship",
  {
    limit: "staff_change",
    input: shipForm,
    refused: formRefused,
    audit: ({ orderId }) => ({ action: "parcel.ship", subject: `order ${orderId}` }),
  },
  async (form, staff) => {
    const result = await shipFromForm(form, staff);
    revalidatePath(`/admin/orders/${form.orderId}`);
    return shippedInWords(result);
  },
);

/** Marks a parcel as delivered, or takes back that it was delivered or shipped. */
export const markParcelAction = guardedForStaff(
  "orders:ship",
  {
    limit: "staff_change",
    input: z.strictObject({
      orderId: z.uuid(),
      parcelId: z.uuid(),
      as: z.enum(["delivered", "not_delivered", "not_shipped"]),
    }),
    refused: formRefused,
    audit: ({ orderId }) => ({ action: "parcel.mark", subject: `order ${orderId}` }),
  },
  async ({ orderId, parcelId, as }, staff) => {
    const result = await markParcel(orderId, { parcelId, as, by: staff.id });
    revalidatePath(`/admin/orders/${orderId}`);
    return markedInWords(as, result);
  },
);
