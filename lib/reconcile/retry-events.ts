import { installation } from "@/lib/installation";
import { log } from "@/lib/log";
import type { Cause } from "@/lib/orders/record-order-event";
import { applyFact } from "@/lib/payments/apply-fact";
import { askAboutPayment } from "@/lib/payments/ask-about-payment";
import { prisma } from "@/lib/prisma";
import { parseEvent, type VerifiedEvent } from "@/lib/stripe/parse-event";
import { paymentOfEvent } from "@/lib/webhooks/event-facts";
import { type Receipt, receiveEvent } from "@/lib/webhooks/inbox";

const MOST_AT_ONCE = 50;
// Until its outcome is known: whoever died with it in hand leaves it to a later run.
const HELD = "10 minutes";

type Waiting = { id: string; payload: string };

/** Tries the events again whose wait is over. Any number of processes may; each event is tried by one. */
export async function retryEvents(): Promise<void> {
  const due = await prisma().$queryRaw<Waiting[]>`
    UPDATE webhook_event e SET retry_at = now() + ${HELD}::interval
    WHERE e.id IN (
      SELECT id FROM webhook_event WHERE retry_at <= now() AND handled_at IS NULL
      ORDER BY retry_at LIMIT ${MOST_AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED
    )
    RETURNING e.id, e.payload::text`;
  for (const { id, payload } of due) {
    const event = parseEvent(payload);
    try {
      if (!event) throw new Error("an event of the inbox has not the shape of one");
      log.info({ retried: id, outcome: await takeAgain(event, { by: "reconcile" }) });
    } catch (error) {
      log.error({ retried: id, outcome: "failed", err: error });
    }
  }
}

/**
 * Takes an event in once more. A refund or dispute whose payment is not known here is of another program, or came
 * before the news of its payment: Stripe is asked which. "not_asked" when it does not say.
 */
export async function takeAgain(
  event: VerifiedEvent,
  how: { by: Cause["by"]; again?: boolean },
): Promise<Receipt | "not_asked"> {
  const paymentIntentId = paymentOfEvent(event);
  if (paymentIntentId && !(await isKnown(paymentIntentId))) {
    const answer = await askAboutPayment(paymentIntentId, { by: how.by });
    if (answer.ok && answer.facts.app !== (await installation()).appId) return await settleAsForeign(event);
    if (!answer.ok && answer.failure.kind !== "not_found") return "not_asked";
    const fact = answer.ok && ({ kind: "payment", payment: answer.facts, asked: true } as const);
    if (fact) await applyFact({ fact, cause: { by: how.by } });
  }
  return await receiveEvent(event, how);
}

async function isKnown(paymentIntentId: string): Promise<boolean> {
  return (await prisma().paymentAttempt.count({ where: { paymentIntentId } })) > 0;
}

async function settleAsForeign({ id }: VerifiedEvent): Promise<"foreign"> {
  await prisma().$executeRaw`
    UPDATE webhook_event SET outcome = 'foreign', handled_at = now(), retry_at = NULL, attempts = attempts + 1
    WHERE id = ${id}`;
  return "foreign";
}
