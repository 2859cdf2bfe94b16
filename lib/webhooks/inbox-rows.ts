import type { AppliedFact } from "@/lib/payments/apply-facts";
import { prisma, type Tx } from "@/lib/prisma";
import type { VerifiedEvent } from "@/lib/stripe/parse-event";
import { Prisma } from "@/prisma/generated/client";

type Recorded = { event: VerifiedEvent; outcome: string };

/**
 * Records events as handled, in the order of their ids so that parallel batches never wait in a circle. Answers
 * with the ids of those that were not handled before; one that only failed before is taken up again. Nobody
 * sees the rows before the commit, so the usual outcome is written at once and mended if need be.
 */
export async function recordEvents(tx: Tx, recorded: readonly Recorded[]): Promise<Set<string>> {
  const sorted = [...recorded].sort((a, b) => (a.event.id < b.event.id ? -1 : 1));
  const rows = sorted.map(({ event, outcome }) => ({
    ...columnsOf(event),
    outcome,
  }));
  const fresh = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO webhook_event (id, type, object_id, payment_intent_id, livemode, payload, outcome, handled_at)
    SELECT id, type, object_id, payment_intent_id, livemode, payload::json, outcome, now()
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS x(id text, type text, object_id text, payment_intent_id text, livemode boolean, payload text, outcome text)
    ON CONFLICT (id) DO UPDATE
      SET attempts = webhook_event.attempts + 1, outcome = excluded.outcome, handled_at = excluded.handled_at
      WHERE webhook_event.handled_at IS NULL
    RETURNING id`;
  return new Set(fresh.map(({ id }) => id));
}

/** The part of a WITH that writes what became of events, where that was not the usual. */
export function outcomeParts(events: readonly { id: string; outcome: AppliedFact }[]): Prisma.Sql[] {
  const rows = events.filter(({ outcome }) => outcome !== "applied");
  if (rows.length === 0) return [];
  return [
    Prisma.sql`outcomes AS (
      UPDATE webhook_event e SET outcome = x.outcome
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x(id text, outcome text)
      WHERE e.id = x.id
    )`,
  ];
}

/** Keeps what went wrong, so that staff see an event that fails again and again. */
export async function recordFailure(event: VerifiedEvent, error: unknown): Promise<void> {
  const { id, type, object_id, payment_intent_id, livemode, payload } = columnsOf(event);
  const message = error instanceof Error ? error.message : String(error);
  await prisma().$executeRaw`
    INSERT INTO webhook_event (id, type, object_id, payment_intent_id, livemode, payload, last_error)
    VALUES (${id}, ${type}, ${object_id}, ${payment_intent_id}, ${livemode}, ${payload}::json, ${message})
    ON CONFLICT (id) DO UPDATE SET attempts = webhook_event.attempts + 1, last_error = excluded.last_error
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
