import type { Metadata } from "./parts";

export type RefundReason = "duplicate" | "fraudulent" | "requested_by_customer";

export type RefundRecord = {
  id: string;
  created: number;
  /** In the currency's minor unit. */
  amount: number;
  currency: string;
  charge: string;
  paymentIntent: string | null;
  balanceTransaction: string | null;
  failureBalanceTransaction: string | null;
  failureReason: string | null;
  metadata: Metadata;
  reason: RefundReason | null;
  status: "pending" | "succeeded" | "failed" | "canceled" | "requires_action";
  methodType: string;
};
