import { prisma } from "@/lib/prisma";
import type { Listed } from "@/lib/stripe/each-page";
import { eachUndeliveredEvent } from "@/lib/stripe/list-since";
import type { VerifiedEvent } from "@/lib/stripe/parse-event";
import { EVENT_TYPES } from "@/lib/webhooks/event-facts";
import { receiveEvent } from "@/lib/webhooks/inbox";
import { type Run, settleFound } from "./run";

// A younger event may still be on its way to us.
const YOUNGEST_MS = 60_000;

/**
 * Takes in the events that Stripe made in this time and could not deliver, through the same inbox as those that it
 * delivers. Each page is taken oldest first, so that a timeline reads as things happened.
 */
export function takeMissedEvents(
  run: Run,
  from: Date,
  to = new Date(Date.now() - YOUNGEST_MS),
): Promise<Listed> {
  const range = { from, to, types: Object.keys(EVENT_TYPES) };
  return eachUndeliveredEvent(range, async (page) => {
    for (const event of (await notInTheInbox(page)).reverse()) {
      await settleFound(run, { kind: "event", id: event.id, says: event.type }, async () => {
        const receipt = await receiveEvent(event, { by: run.cause.by });
        return receipt === "duplicate" || receipt === "foreign" ? null : "mended";
      });
    }
  });
}

/** Those that came and failed are in the inbox as well, which tries them again itself. */
async function notInTheInbox(events: VerifiedEvent[]): Promise<VerifiedEvent[]> {
  const known = await prisma().webhookEvent.findMany({
    where: { id: { in: events.map(({ id }) => id) } },
    select: { id: true },
  });
  const ids = new Set(known.map(({ id }) => id));
  return events.filter(({ id }) => !ids.has(id));
}
