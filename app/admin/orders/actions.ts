"use server";

import { revalidatePath } from "next/cache";
import { formRefused } from "@/components/admin/form-refused";
import { shipManyForm, shipManyFromForm, shippedManyInWords } from "@/lib/admin/ship-many-form";
import type { StaffAnswer } from "@/lib/admin/staff-answer";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";

/** Marks everything that is left of several orders as shipped, in a parcel each. */
export const shipManyAction = guardedForStaff(
  "orders:ship",
  {
    limit: "staff_change",
    input: shipManyForm,
    refused: formRefused,
    audit: ({ order }) => ({ action: "parcel.ship_many", subject: `orders ${Object.keys(order).join(" ")}` }),
  },
  async (form, staff): Promise<StaffAnswer> => {
    const results = await shipManyFromForm(form, staff);
    revalidatePath("/admin/orders");
    return shippedManyInWords(results);
  },
);
