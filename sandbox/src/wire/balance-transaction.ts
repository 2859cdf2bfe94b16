import type Stripe from "stripe";
import type { BalanceTransactionRecord } from "../records/balance-transaction";

/** `now` in seconds: funds are pending until they are available. */
export function wireBalanceTransaction(
  record: BalanceTransactionRecord,
  now: number,
): Stripe.BalanceTransaction {
  return {
    id: record.id,
    object: "balance_transaction",
    amount: record.amount,
    available_on: record.availableOn,
    balance_type: "payments",
    created: record.created,
    currency: record.currency,
    description: record.description,
    exchange_rate: null,
    fee: record.fee,
    fee_details:
      record.fee === 0
        ? []
        : [
            {
              amount: record.fee,
              application: null,
              currency: record.currency,
              description: record.type === "adjustment" ? "Dispute fee" : "Stripe processing fees",
              type: "stripe_fee",
            },
          ],
    net: record.amount - record.fee,
    reporting_category: record.reportingCategory,
    source: record.source,
    status: record.availableOn <= now ? "available" : "pending",
    type: record.type,
  };
}
