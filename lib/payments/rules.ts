import { MOST_DECLINES } from "@/lib/limit-table";
import { REFUND_APPROVAL_ABOVE } from "@/lib/shop";
import type { Rules } from "./decide/fact";

/** What this shop has set for decisions about money. */
export function paymentRules(): Omit<Rules, "newId"> {
  return { declineLimit: MOST_DECLINES, approvalAbove: REFUND_APPROVAL_ABOVE };
}
