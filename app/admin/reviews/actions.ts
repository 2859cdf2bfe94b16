"use server";

import { revalidatePath } from "next/cache";
import { formRefused } from "@/components/admin/form-refused";
import { moneyReviewForm, plainReviewForm, settleFromForm } from "@/lib/admin/settle-review-form";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";

/** Closes a review by moving money, or by saying that it was moved. */
export const settleReviewAction = guardedForStaff(
  "orders:refund",
  {
    limit: "staff_change",
    input: moneyReviewForm,
    refused: formRefused,
    audit: ({ reviewId }) => ({ action: "review.settle", subject: `review ${reviewId}` }),
  },
  async (form, staff) => {
    const answer = await settleFromForm(form, staff);
    revalidatePath("/admin/reviews");
    return answer;
  },
);

/** Closes a review that is not about moving money. */
export const closeReviewAction = guardedForStaff(
  "reviews:close",
  {
    limit: "staff_change",
    input: plainReviewForm,
    refused: formRefused,
    audit: ({ reviewId }) => ({ action: "review.close", subject: `review ${reviewId}` }),
  },
  async (form, staff) => {
    const answer = await settleFromForm(form, staff);
    revalidatePath("/admin/reviews");
    return answer;
  },
);
