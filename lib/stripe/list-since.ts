import type Stripe from "stripe";
import { log } from "@/lib/log";
import { stripe } from "./client";
import { type DisputeFacts, parseDisputeFacts } from "./dispute-facts";
import { eachPage, type Listed, secondsOf } from "./each-page";
import { parseEvent, type VerifiedEvent } from "./parse-event";
import { type PaymentFacts, parsePaymentFacts } from "./payment-facts";
import { parseRefundFacts, type RefundFacts } from "./refund-facts";

/** What can be read of a page. What cannot is named in the log: asking for it alone would answer the same. */
function readable<Facts>(items: { id: string }[], parse: (item: unknown) => Facts | null): Facts[] {
  return items.flatMap((item) => {
    const facts = parse(item);
    if (!facts) log.error({ unreadable: item.id }, "Stripe listed something of a shape that cannot be read");
    return facts ?? [];
  });
}

/** Every PaymentIntent of the account that was made since, newest first. */
export function eachPaymentIntentSince(
  since: Date,
  work: (page: PaymentFacts[]) => Promise<void>,
): Promise<Listed> {
  const created = { gte: secondsOf(since) };
  return eachPage(
    "payment intents",
    (cursor) => stripe().paymentIntents.list({ created, ...cursor }),
    (items) => work(readable(items, parsePaymentFacts)),
  );
}

/** Which refunds or disputes: those made since, or those of one PaymentIntent. */
export type Which = { since: Date } | { paymentIntentId: string };

const filterOf = (which: Which) =>
  "since" in which ? { created: { gte: secondsOf(which.since) } } : { payment_intent: which.paymentIntentId };

/** Every refund that fits, newest first. */
export function eachRefund(which: Which, work: (page: RefundFacts[]) => Promise<void>): Promise<Listed> {
  return eachPage(
    "refunds",
    (cursor) => stripe().refunds.list({ ...filterOf(which), ...cursor }),
    (items) => work(readable(items, parseRefundFacts)),
  );
}

/** Every dispute that fits, newest first. */
export function eachDispute(which: Which, work: (page: DisputeFacts[]) => Promise<void>): Promise<Listed> {
  return eachPage(
    "disputes",
    (cursor) => stripe().disputes.list({ ...filterOf(which), ...cursor }),
    (items) => work(readable(items, parseDisputeFacts)),
  );
}

/**
 * Every event of these types (20 at most) that was made between two moments and that Stripe could not deliver
 * to all endpoints, newest first. Stripe keeps events for 30 days (docs.stripe.com/api/events/list).
 */
export function eachUndeliveredEvent(
  { from, to, types }: { from: Date; to: Date; types: string[] },
  work: (page: VerifiedEvent[]) => Promise<void>,
): Promise<Listed> {
  const filter: Stripe.EventListParams = {
    created: { gte: secondsOf(from), lte: secondsOf(to) },
    delivery_success: false,
    types,
  };
  return eachPage(
    "events",
    (cursor) => stripe().events.list({ ...filter, ...cursor }),
    (items) => work(readable(items, (event) => parseEvent(JSON.stringify(event, null, 2)))),
  );
}
