import type { StaffAnswer } from "@/lib/admin/staff-answer";
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
    case "held":
      return {
        tone: "warning",
        message: "The amount is authorized. Finance captures it or lets it go, which ends the order.",
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
