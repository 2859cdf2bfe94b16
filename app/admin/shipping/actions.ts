"use server";

import { revalidatePath } from "next/cache";
import { formRefused } from "@/components/admin/form-refused";
import { editedInWords } from "@/lib/admin/edited-in-words";
import { editShippingFromForm, shippingForm } from "@/lib/admin/shipping-form";
import type { StaffAnswer } from "@/lib/admin/staff-answer";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";

/** Saves the words and rates of a way to ship. */
export const editShippingAction = guardedForStaff(
  "catalog:edit",
  {
    limit: "staff_change",
    input: shippingForm,
    refused: formRefused,
    audit: ({ methodId }) => ({ action: "shipping.edit", subject: `shipping ${methodId}` }),
  },
  async (form, staff): Promise<StaffAnswer> => {
    const edited = await editShippingFromForm(form, staff);
    revalidatePath("/admin/shipping");
    return editedInWords(edited);
  },
);
