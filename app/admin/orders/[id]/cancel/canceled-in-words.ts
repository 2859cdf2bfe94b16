import type { StaffAnswer } from "@/lib/admin/staff-answer";
import type { Refusal } from "@/lib/guards/refusal";
import type { CanceledUnpaid } from "@/lib/payments/cancel-unpaid-order";

/** What the staff's button says once canceling was tried. */
export function canceledInWords(result: CanceledUnpaid): StaffAnswer {
  if (result.ok) {
    return { tone: "success", message: "The order is closed, and its items are for sale again." };
  }
  switch (result.kind) {
    case "paid":
      return { tone: "warning", message: "The money is there: the order is paid and was not canceled." };
    case "on_its_way":
      return {
        tone: "warning",
        message: "Stripe lets nobody stop this payment any more: it ends by itself, paid or failed.",
      };
    case "under_review":
      return { tone: "warning", message: "Somebody has to look at this order’s money first." };
    case "stripe":
      return {
        tone: "danger",
        message: "Stripe did not confirm that the payment is stopped, so nothing has changed. Try again.",
      };
  }
}

/** What it says when canceling was not even tried. */
export function cancelRefused(refusal: Refusal): StaffAnswer {
  switch (refusal.kind) {
    case "forbidden_origin":
      return { tone: "danger", message: "This form was sent from another site." };
    case "rate_limited":
      return {
        tone: "warning",
        message: `You canceled often. Try again in ${refusal.retryAfterSeconds} seconds.`,
      };
    case "invalid":
      return { tone: "danger", message: "This form is not one of ours. Open the page again." };
  }
}
