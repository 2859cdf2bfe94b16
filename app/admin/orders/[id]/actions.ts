"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formRefused } from "@/components/admin/form-refused";
import { askStripe } from "@/lib/admin/ask-stripe";
import { refundInWords, refusalInWords, UNREADABLE_AMOUNT } from "@/lib/admin/command-words";
import { refundForm, refundFromForm } from "@/lib/admin/refund-form";
import { moneyReviewForm, plainReviewForm, settleFromForm } from "@/lib/admin/settle-review-form";
import type { StaffAnswer } from "@/lib/admin/staff-answer";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";
import { judgeRefund } from "@/lib/payments/refund-order";
import { reconcileOrder } from "@/lib/reconcile/reconcile-order";
import { askedAboutOrderInWords, askedInWords } from "./asked-in-words";

/** Asks Stripe about one payment attempt of an order and says what it found. */
export const askStripeAction = guardedForStaff(
  "payments:reconcile",
  {
    limit: "staff_ask_stripe",
    input: z.strictObject({ orderId: z.uuid(), attemptId: z.uuid() }),
    refused: formRefused,
    audit: ({ attemptId }) => ({ action: "payment.ask", subject: `attempt ${attemptId}` }),
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
  {
    limit: "staff_ask_stripe",
    input: z.strictObject({ orderId: z.uuid() }),
    refused: formRefused,
    audit: ({ orderId }) => ({ action: "order.ask", subject: `order ${orderId}` }),
  },
  async ({ orderId }, staff) => {
    const result = await reconcileOrder(orderId, { by: `staff:${staff.id}` });
    revalidatePath(`/admin/orders/${orderId}`);
    return askedAboutOrderInWords(result);
  },
);

/** Refunds an order, or a part of it, or asks a second person whether to. */
export const refundAction = guardedForStaff(
  "orders:refund",
  {
    limit: "staff_change",
    input: refundForm,
    refused: formRefused,
    audit: ({ orderId }) => ({ action: "order.refund", subject: `order ${orderId}` }),
  },
  async (form, staff): Promise<StaffAnswer> => {
    const result = await refundFromForm(form, staff);
    revalidatePath(`/admin/orders/${form.orderId}`);
    if (result.ok) return refundInWords(result.refund);
    if (result.kind !== "amount_unreadable") return refusalInWords(result.kind);
    return UNREADABLE_AMOUNT;
  },
);

/** Approves or declines a refund that somebody else asked for. */
export const judgeRefundAction = guardedForStaff(
  "orders:refund",
  {
    limit: "staff_change",
    input: z.strictObject({
      orderId: z.uuid(),
      refundId: z.uuid(),
      judgement: z.enum(["approve", "decline"]),
    }),
    refused: formRefused,
    audit: ({ refundId }) => ({ action: "refund.judge", subject: `refund ${refundId}` }),
  },
  async ({ orderId, refundId, judgement }, staff) => {
    const approved = judgement === "approve";
    const result = await judgeRefund(orderId, { refundId, approved, by: staff.id });
    revalidatePath(`/admin/orders/${orderId}`);
    return result.ok ? refundInWords(result.refund) : refusalInWords(result.kind);
  },
);

/** Closes a review of an order by moving money, or by saying that it was moved. */
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
    revalidatePath("/admin/orders/[id]", "page");
    return answer;
  },
);

/** Closes a review of an order that is not about moving money. */
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
    revalidatePath("/admin/orders/[id]", "page");
    return answer;
  },
);
