import type { BalanceTransactionRecord } from "./balance-transaction";
import type { Metadata } from "./parts";

type DisputeStatus =
  | "warning_needs_response"
  | "warning_under_review"
  | "warning_closed"
  | "needs_response"
  | "under_review"
  | "won"
  | "lost";

export type DisputeReason = "fraudulent" | "product_not_received" | "general" | "duplicate";

export type DisputeRecord = {
  id: string;
  created: number;
  /** In the currency's minor unit. */
  amount: number;
  currency: string;
  charge: string;
  paymentIntent: string;
  reason: DisputeReason;
  status: DisputeStatus;
  /** Evidence fields that were given, by their wire names. */
  evidence: Record<string, string>;
  submissionCount: number;
  /** Seconds. */
  dueBy: number;
  balanceTransactions: BalanceTransactionRecord[];
  brand: string;
  metadata: Metadata;
};

/** Whether a dispute leaves its charge refundable: an inquiry does, and so does one that the shop has won. */
export function leavesRefundable({ status }: DisputeRecord): boolean {
  return status === "won" || status.startsWith("warning_");
}
