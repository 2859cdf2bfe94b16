import { paymentOutcome } from "@/lib/payments/payment-outcome";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { Prisma } from "@/prisma/generated/client";
import { rowsOf } from "./rows";

const WITH_MONEY = ["captured", "held", "processing"];

/**
 * Money with our mark that belongs to no order of ours, after a restored backup for example, is left to a
 * person, once: a review of its own, which stays closed when somebody has closed it.
 */
export function strangerParts(payments: readonly PaymentFacts[]): Prisma.Sql[] {
  const rows = payments
    .filter((payment) => WITH_MONEY.includes(paymentOutcome(payment)))
    .map(({ id, amount, currency, orderId }) => ({
      subject: id,
      detail: { payment: id, amount, currency, order: orderId ?? "" },
    }));
  if (rows.length === 0) return [];
  return [
    Prisma.sql`strangers AS (
      INSERT INTO review (reason, subject, detail)
      SELECT 'unmatched_payment', subject, detail FROM ${rowsOf(rows, "subject text, detail jsonb")}
      WHERE NOT EXISTS (SELECT FROM review r WHERE r.reason = 'unmatched_payment' AND r.subject = x.subject)
      ON CONFLICT DO NOTHING
    )`,
  ];
}
