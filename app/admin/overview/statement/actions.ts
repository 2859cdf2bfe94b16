"use server";

import { revalidatePath } from "next/cache";
import { formRefused } from "@/components/admin/form-refused";
import type { StaffAnswer } from "@/lib/admin/staff-answer";
import { askFromForm, statementForm } from "@/lib/admin/statement-words";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";

/** Has the statement of a month made anew. */
export const makeStatementAction = guardedForStaff(
  "data:export",
  {
    limit: "staff_change",
    input: statementForm,
    refused: formRefused,
    audit: ({ month }) => ({ action: "statement.make", subject: `statement ${month}` }),
  },
  async ({ month }, staff): Promise<StaffAnswer> => {
    const answer = await askFromForm(month, staff.id);
    revalidatePath("/admin/overview/statement");
    return answer;
  },
);
