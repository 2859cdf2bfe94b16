import { stripe } from "./client";
import { eachPage, secondsOf } from "./each-page";
import { type StripeFailure, unreadable } from "./errors";
import { type PaymentFacts, parsePaymentFacts } from "./payment-facts";

export type FoundPayment = { facts: PaymentFacts; clientSecret: string };

/** Every PaymentIntent of an attempt, or that it is not certain which there are. */
export type FoundPayments = { ok: true; found: FoundPayment[] } | { ok: false; failure: StripeFailure };

/**
 * Looks through every PaymentIntent that Stripe made between two moments, both included and in whole seconds, for
 * those of an attempt. All pages are read, however many others there are: what is not among the found does not exist.
 * `to` null stands for now. Lists know a new object at once, where Stripe's search does not.
 */
export async function findPaymentIntents(
  attemptId: string,
  { from, to }: { from: Date; to: Date | null },
): Promise<FoundPayments> {
  const created = { gte: secondsOf(from), ...(to && { lte: secondsOf(to) }) };
  const found: FoundPayment[] = [];
  let unread = false;
  const listed = await eachPage(
    "payment intents",
    (cursor) => stripe().paymentIntents.list({ created, ...cursor }),
    async (intents) => {
      for (const intent of intents.filter(({ metadata }) => metadata.attempt_id === attemptId)) {
        const facts = parsePaymentFacts(intent);
        if (facts && intent.client_secret) found.push({ facts, clientSecret: intent.client_secret });
        else unread = true;
      }
    },
  );
  if (!listed.ok) return listed;
  return unread ? { ok: false, failure: unreadable("") } : { ok: true, found };
}
