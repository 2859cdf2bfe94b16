"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formRefused } from "@/components/admin/form-refused";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";
import { cancelUnpaidOrder } from "@/lib/payments/cancel-unpaid-order";
import { canceledInWords } from "./canceled-in-words";

/** Ends an order that is not paid, in the name of a member of staff. */
export const cancelOrderAction = guardedForStaff(
  "orders:cancel",
  {
    limit: "staff_cancel_order",
    input: z.strictObject({ orderId: z.uuid() }),
    refused: formRefused,
    audit: ({ orderId }) => ({ action: "order.cancel", subject: `order ${orderId}` }),
  },
  async ({ orderId }, staff) => {
    const canceled = await cancelUnpaidOrder(orderId, { by: `staff:${staff.id}` });
    revalidatePath(`/admin/orders/${orderId}`);
    return canceledInWords(canceled);
  },
);
