import type { Tx } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";

/** Who or what caused a change: a person, an event of Stripe's, or an answer Till asked Stripe for. */
export type Cause = {
  by: "shopper" | "webhook" | "reconcile" | "system" | `staff:${string}`;
  webhookEventId?: string;
  /** The call to Stripe whose answer says it, as Stripe names it: what its support asks for first. */
  stripeRequestId?: string;
};

/** The cause of what Stripe answered to a call of ours; without an id where no answer had one. */
export function withRequest(cause: Cause, requestId: string | null | undefined): Cause {
  return requestId ? { ...cause, stripeRequestId: requestId } : cause;
}

/** What happened to an order that did not change its status. */
export type OrderFact =
  | "payment_started"
  /** Stripe has made its PaymentIntent. */
  | "payment_created"
  | "cancel_requested"
  | "payment_refused"
  | "review_opened"
  | "mail_sent"
  | "mail_kept"
  | "mail_resend_asked";

/** What a row of the timeline keeps besides its kind: the detail, and the call to Stripe that it comes from. */
export function detailOf({ stripeRequestId }: Cause, detail: object): object {
  return stripeRequestId ? { ...detail, stripeRequestId } : detail;
}

/** The INSERT of a row of an order's timeline, for a statement that writes more than that. */
export function orderEventInsert(
  orderId: string,
  kind: OrderFact,
  cause: Cause,
  detail: Record<string, string | number> = {},
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO order_event (order_id, kind, cause, webhook_event_id, detail)
    VALUES (${orderId}::uuid, ${kind}, ${cause.by}, ${cause.webhookEventId ?? null}, ${JSON.stringify(detailOf(cause, detail))}::jsonb)`;
}

/** Adds a row to an order's timeline; whoever shows the order hears of it when the transaction commits. */
export async function recordOrderEvent(
  tx: Tx,
  orderId: string,
  kind: OrderFact,
  cause: Cause,
  detail: Record<string, string | number> = {},
): Promise<void> {
  await tx.$executeRaw(orderEventInsert(orderId, kind, cause, detail));
}
