import { prisma } from "@/lib/prisma";
import type { BalanceLine } from "@/lib/stripe/list-balance";
import type { ShopLine } from "./compare";

type Moments = { from: Date; until: Date };

/** The shop's own rows of a month, and those that Stripe's lines name whenever they were; with the PaymentIntents of all. */
export async function readShopLines(
  { from, until }: Moments,
  lines: readonly BalanceLine[],
): Promise<{ shop: ShopLine[]; known: Set<string> }> {
  const named = [...new Set(lines.flatMap(({ source }) => source ?? []))];
  const intents = [...new Set(lines.flatMap(({ paymentIntentId }) => paymentIntentId ?? []))];
  const month = [from.toISOString(), until.toISOString()];
  const shop = await prisma().$queryRaw<ShopLine[]>`
    WITH lines AS (
      SELECT 'charge' AS kind, a.payment_intent_id AS source, a.order_id, a.amount_received AS amount, a.currency, o.paid_at AS at
      FROM payment_attempt a JOIN "order" o ON o.id = a.order_id
      WHERE a.status = 'captured' AND a.payment_intent_id IS NOT NULL
        AND (o.paid_at >= ${month[0]}::timestamptz AND o.paid_at < ${month[1]}::timestamptz OR a.payment_intent_id = ANY (${named}))
      UNION ALL
      SELECT 'refund', r.stripe_refund_id, r.order_id,
             CASE WHEN r.status IN ('failed', 'canceled') THEN 0 ELSE -r.amount END, r.currency, r.created_at
      FROM refund r
      WHERE r.stripe_refund_id IS NOT NULL
        AND (r.created_at >= ${month[0]}::timestamptz AND r.created_at < ${month[1]}::timestamptz OR r.stripe_refund_id = ANY (${named}))
      UNION ALL
      SELECT 'dispute', d.id, d.order_id, -d.amount, d.currency, d.created_at
      FROM dispute d
      WHERE (d.funds_withdrawn OR d.status = 'won')
        AND (d.created_at >= ${month[0]}::timestamptz AND d.created_at < ${month[1]}::timestamptz OR d.id = ANY (${named}))
      UNION ALL
      SELECT 'dispute_reversal', d.id, d.order_id, d.amount, d.currency, NULL
      FROM dispute d WHERE d.status = 'won' AND NOT d.funds_withdrawn AND d.id = ANY (${named})
    )
    SELECT l.kind, l.source, l.order_id AS "orderId", o.number AS "orderNumber", l.amount, l.currency, l.at
    FROM lines l JOIN "order" o ON o.id = l.order_id
    ORDER BY o.number, l.kind, l.source`;
  const attempts = await prisma().$queryRaw<{ id: string }[]>`
    SELECT payment_intent_id AS id FROM payment_attempt WHERE payment_intent_id = ANY (${intents})`;
  return { shop, known: new Set(attempts.map(({ id }) => id)) };
}
