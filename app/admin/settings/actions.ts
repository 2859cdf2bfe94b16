"use server";

import { revalidatePath } from "next/cache";
import { formRefused } from "@/components/admin/form-refused";
import { changeSettingFromForm, settingForm } from "@/lib/admin/setting-form";
import type { StaffAnswer } from "@/lib/admin/staff-answer";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";

/** Changes a setting, or gives it back to what the shop was deployed with. */
export const changeSettingAction = guardedForStaff(
  "settings:edit",
  {
    limit: "staff_change",
    input: settingForm,
    refused: formRefused,
    audit: ({ name }) => ({ action: "setting.change", subject: `setting ${name}` }),
  },
  async (form, staff): Promise<StaffAnswer> => {
    const answer = await changeSettingFromForm(form, staff);
    revalidatePath("/admin/settings");
    return answer;
  },
);
