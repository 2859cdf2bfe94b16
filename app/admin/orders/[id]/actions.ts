"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { askStripe } from "@/lib/admin/ask-stripe";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";
import { reconcileOrder } from "@/lib/reconcile/reconcile-order";
import { askedAboutOrderInWords, askedInWords, askRefused } from "./asked-in-words";

/** Asks Stripe about one payment attempt of an order and says what it found. */
export const askStripeAction = guardedForStaff(
  "payments:reconcile",
  {
    limit: "staff_ask_stripe",
    input: z.strictObject({ orderId: z.uuid(), attemptId: z.uuid() }),
    refused: askRefused,
  },
  async ({ orderId, attemptId }, staff) => {
    const result = await askStripe(staff, attemptId);
    revalidatePath(`/admin/orders/${orderId}`);
    return askedInWords(result);
  },
);

/** Asks Stripe about everything of an order: payments, refunds and disputes. */
export const askAboutOrderAction = guardedForStaff(
  "payments:reconcile",
  { limit: "staff_ask_stripe", input: z.strictObject({ orderId: z.uuid() }), refused: askRefused },
  async ({ orderId }, staff) => {
    const result = await reconcileOrder(orderId, { by: `staff:${staff.id}` });
    revalidatePath(`/admin/orders/${orderId}`);
    return askedAboutOrderInWords(result);
  },
);
