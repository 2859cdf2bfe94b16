import { prisma } from "@/lib/prisma";
import { type ChargeMethod, parseChargeMethod } from "@/lib/stripe/charge-method";

export type PaidWith = ChargeMethod;

const MOST_EVENTS = 50;

/**
 * What PaymentIntents were paid with, by the newest event of a charge that is still kept: after its days
 * (lib/retention.ts) nothing is known of it any more. One whose charge was only tried counts as well.
 */
export async function paidWith(paymentIntentIds: readonly string[]): Promise<ReadonlyMap<string, PaidWith>> {
  if (paymentIntentIds.length === 0) return new Map();
  const events = await prisma().$queryRaw<{ paymentIntentId: string; object: unknown }[]>`
    SELECT payment_intent_id AS "paymentIntentId", payload -> 'data' -> 'object' AS object FROM webhook_event
    WHERE payment_intent_id = ANY (${[...paymentIntentIds]}) AND payload -> 'data' -> 'object' ->> 'object' = 'charge'
    ORDER BY received_at DESC, id DESC LIMIT ${MOST_EVENTS}`;
  const methods = new Map<string, PaidWith>();
  for (const { paymentIntentId, object } of events) {
    const method = parseChargeMethod(object);
    if (method && !methods.has(paymentIntentId)) methods.set(paymentIntentId, method);
  }
  return methods;
}
