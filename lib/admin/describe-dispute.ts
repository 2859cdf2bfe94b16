import { isOpenDispute } from "@/lib/payments/decide/order-state";
import type { DisputeStatus } from "@/prisma/generated/enums";
import { inWords } from "./reasons";

type Words = { label: string; tone: "neutral" | "info" | "success" | "warning" | "danger" };

const STATUSES: Readonly<Record<DisputeStatus, Words>> = {
  warning_needs_response: { label: "Inquiry: answer needed", tone: "warning" },
  warning_under_review: { label: "Inquiry: the bank looks at it", tone: "info" },
  warning_closed: { label: "Inquiry closed, no chargeback", tone: "success" },
  needs_response: { label: "Evidence needed", tone: "danger" },
  under_review: { label: "The bank looks at it", tone: "info" },
  appeal_needs_response: { label: "Appeal: evidence needed", tone: "danger" },
  appeal_under_review: { label: "Appeal: the bank looks at it", tone: "info" },
  prevented: { label: "Prevented", tone: "success" },
  won: { label: "Won", tone: "success" },
  lost: { label: "Lost", tone: "danger" },
  unknown: { label: "A status of a later version", tone: "warning" },
};

type DisputeRow = {
  id: string;
  status: DisputeStatus;
  reason: string;
  amount: number;
  currency: string;
  dueBy: Date | null;
  fundsWithdrawn: boolean;
};

/** A dispute in words. `amount` in minor units of `currency`. */
export type DisputeView = DisputeRow & {
  words: Words;
  /** Where the disputed money is. */
  funds: string;
};

/** Puts a dispute into words. A deadline is shown only as long as the shop can still answer. */
export function describeDispute(row: DisputeRow): DisputeView {
  const { id, status, amount, currency, fundsWithdrawn } = row;
  return {
    ...{ id, status, amount, currency, fundsWithdrawn },
    reason: inWords(row.reason),
    words: STATUSES[status],
    dueBy: status.endsWith("needs_response") ? row.dueBy : null,
    funds: fundsInWords(row),
  };
}

function fundsInWords({ status, fundsWithdrawn }: DisputeRow): string {
  if (fundsWithdrawn)
    return isOpenDispute(status) ? "Taken from the account for now" : "Taken from the account";
  return status === "won" ? "Back in the account" : "In the account";
}
