export type BalanceTransactionRecord = {
  id: string;
  created: number;
  /** In the currency's minor unit; negative when money leaves. */
  amount: number;
  fee: number;
  currency: string;
  source: string;
  description: string | null;
  type:
    | "charge"
    | "payment"
    | "refund"
    | "payment_refund"
    | "adjustment"
    | "refund_failure"
    | "payment_failure_refund";
  reportingCategory: "charge" | "refund" | "dispute" | "dispute_reversal" | "refund_failure";
  /** Seconds. */
  availableOn: number;
};
