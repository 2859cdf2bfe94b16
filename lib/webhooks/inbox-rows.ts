import { prisma, type Tx } from "@/lib/prisma";
import type { VerifiedEvent } from "@/lib/stripe/parse-event";
import { Prisma } from "@/prisma/generated/client";
import { type EventOutcome, MOST_TRIES, waitMinutes } from "./outcomes";

type Recorded = { event: VerifiedEvent; outcome: EventOutcome; again: boolean };

/**
 * Records events as handled, in the order of their ids so that parallel batches never wait in a circle. Answers
 * with the ids of those that were not handled before, each with how often it was tried; one that only failed or
 * was parked is taken up again, and so is one that is replayed (`again`). Nobody sees the rows before the commit,
 * so the usual outcome is written at once and mended if need be.
 */
export async function recordEvents(tx: Tx, recorded: readonly Recorded[]): Promise<Map<string, number>> {
  const sorted = [...recorded].sort((a, b) => (a.event.id < b.event.id ? -1 : 1));
  const rows = sorted.map(({ event, outcome }) => ({
    ...columnsOf(event),
    outcome,
  }));
  const again = recorded.filter((one) => one.again).map(({ event }) => event.id);
  const fresh = await tx.$queryRaw<{ id: string; attempts: number }[]>`
    INSERT INTO webhook_event (id, type, object_id, payment_intent_id, livemode, payload, outcome, handled_at)
    SELECT id, type, object_id, payment_intent_id, livemode, payload::json, outcome, now()
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS x(id text, type text, object_id text, payment_intent_id text, livemode boolean, payload text, outcome text)
    ON CONFLICT (id) DO UPDATE
      SET attempts = webhook_event.attempts + 1, outcome = excluded.outcome, handled_at = excluded.handled_at,
          retry_at = NULL
      WHERE webhook_event.handled_at IS NULL OR webhook_event.id = ANY (${again})
    RETURNING id, attempts`;
  return new Map(fresh.map(({ id, attempts }) => [id, attempts]));
}

/** What became of an event, and in how many minutes it is tried again; null for one that is not. */
export type Became = { id: string; outcome: EventOutcome; retry: number | null };

/** The part of a WITH that writes what became of events, where that was not the usual. */
export function outcomeParts(events: readonly Became[]): Prisma.Sql[] {
  const rows = events.filter(({ outcome }) => outcome !== "applied");
  if (rows.length === 0) return [];
  return [
    Prisma.sql`outcomes AS (
      UPDATE webhook_event e
      SET outcome = x.outcome, retry_at = now() + x.retry * interval '1 minute',
          handled_at = CASE WHEN x.outcome IN ('parked', 'dead') THEN NULL ELSE e.handled_at END,
          last_error = CASE WHEN x.outcome IN ('parked', 'dead') THEN ${NOT_THERE} ELSE e.last_error END
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x(id text, outcome text, retry int)
      WHERE e.id = x.id AND e.id = ANY (${rows.map(({ id }) => id)}::text[])
    )`,
  ];
}

const NOT_THERE = "No order here has what it is about.";

/** Keeps what went wrong, so that it is tried again and staff see an event that fails again and again. */
export async function recordFailure(event: VerifiedEvent, error: unknown): Promise<void> {
  const { id, type, object_id, payment_intent_id, livemode, payload } = columnsOf(event);
  const message = error instanceof Error ? error.message : String(error);
  await prisma().$executeRaw`
    INSERT INTO webhook_event (id, type, object_id, payment_intent_id, livemode, payload, last_error, retry_at)
    VALUES (${id}, ${type}, ${object_id}, ${payment_intent_id}, ${livemode}, ${payload}::json, ${message},
            now() + ${waitMinutes(1)} * interval '1 minute')
    ON CONFLICT (id) DO UPDATE
      SET attempts = webhook_event.attempts + 1, last_error = excluded.last_error,
          outcome = CASE WHEN webhook_event.attempts + 1 >= ${MOST_TRIES} THEN 'dead' END,
          -- As waitMinutes() says.
          retry_at = CASE WHEN webhook_event.attempts + 1 < ${MOST_TRIES}
                          THEN now() + 2 ^ webhook_event.attempts * interval '1 minute' END
      WHERE webhook_event.handled_at IS NULL`;
}

function columnsOf({ id, type, livemode, object, payload }: VerifiedEvent) {
  return { id, type, livemode, payload, object_id: object.id, payment_intent_id: paymentIntentOf(object) };
}

/** The PaymentIntent an event belongs to: its object, or the one its object names (charges, refunds, disputes). */
function paymentIntentOf({ id, type, raw }: VerifiedEvent["object"]): string | null {
  if (type === "payment_intent") return id;
  const named =
    raw !== null && typeof raw === "object" && "payment_intent" in raw ? raw.payment_intent : null;
  return typeof named === "string" ? named : null;
}
