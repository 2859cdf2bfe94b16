"use server";

import { revalidatePath } from "next/cache";
import { formRefused } from "@/components/admin/form-refused";
import { captureForm, captureFromForm } from "@/lib/admin/capture-form";
import { captureInWords, refusalInWords, UNREADABLE_AMOUNT } from "@/lib/admin/command-words";
import type { StaffAnswer } from "@/lib/admin/staff-answer";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";

/** Captures a held amount, or a part of it, or lets it go. */
export const captureAction = guardedForStaff(
  "orders:capture",
  {
    limit: "staff_change",
    input: captureForm,
    refused: formRefused,
    audit: ({ orderId }) => ({ action: "order.capture", subject: `order ${orderId}` }),
  },
  async (form, staff): Promise<StaffAnswer> => {
    const result = await captureFromForm(form, staff);
    revalidatePath(`/admin/orders/${form.orderId}`);
    if (result.ok) return captureInWords(result.capture);
    return result.kind === "amount_unreadable" ? UNREADABLE_AMOUNT : refusalInWords(result.kind);
  },
);
