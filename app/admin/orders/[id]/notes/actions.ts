"use server";

import { revalidatePath } from "next/cache";
import { formRefused } from "@/components/admin/form-refused";
import { noteForm, writeNote } from "@/lib/admin/note-form";
import type { StaffAnswer } from "@/lib/admin/staff-answer";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";

/** Writes a note about an order. */
export const writeNoteAction = guardedForStaff(
  "notes:write",
  {
    limit: "staff_change",
    input: noteForm,
    refused: formRefused,
    audit: ({ orderId }) => ({ action: "note.write", subject: `order ${orderId}` }),
  },
  async (form, staff): Promise<StaffAnswer> => {
    const answer = await writeNote(form, staff);
    revalidatePath(`/admin/orders/${form.orderId}`);
    return answer;
  },
);
