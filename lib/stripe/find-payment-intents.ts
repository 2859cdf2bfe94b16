import { log } from "@/lib/log";
import { stripe } from "./client";
import { type StripeFailure, toStripeFailure, unreadable } from "./errors";
import { type PaymentFacts, parsePaymentFacts } from "./payment-facts";

export type FoundPayment = { facts: PaymentFacts; clientSecret: string };

/** Every PaymentIntent of an attempt, or that it is not certain which there are. */
export type FoundPayments = { ok: true; found: FoundPayment[] } | { ok: false; failure: StripeFailure };

const MOST_PER_PAGE = 100;

/**
 * Looks through every PaymentIntent that Stripe made between two moments, both included and in whole seconds, for
 * those of an attempt. All pages are read, however many others there are: what is not among the found does not exist.
 * `to` null stands for now. Lists know a new object at once, where Stripe's search does not.
 */
export async function findPaymentIntents(
  attemptId: string,
  { from, to }: { from: Date; to: Date | null },
): Promise<FoundPayments> {
  const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000);
  const created = { gte: seconds(from), ...(to && { lte: seconds(to) }) };
  const found: FoundPayment[] = [];
  let read = 0;
  try {
    for await (const intent of stripe().paymentIntents.list({ created, limit: MOST_PER_PAGE })) {
      read += 1;
      if (intent.metadata.attempt_id !== attemptId) continue;
      const facts = parsePaymentFacts(intent);
      if (!facts || !intent.client_secret) return { ok: false, failure: unreadable("") };
      found.push({ facts, clientSecret: intent.client_secret });
    }
  } catch (error) {
    const failure = toStripeFailure(error);
    log.warn({ stripe: "list", failure: failure.kind, stripeRequestId: failure.requestId, err: error });
    return { ok: false, failure };
  }
  log.info({ stripe: "list", read, found: found.map(({ facts }) => facts.id) });
  return { ok: true, found };
}
