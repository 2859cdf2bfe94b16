import { installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { prisma, type Tx, transact } from "@/lib/prisma";
import type { VerifiedEvent } from "@/lib/stripe/verify-event";
import { EVENT_HANDLERS, type Handled } from "./events";

/** What became of a delivery. Everything but a thrown error is recorded and final. */
export type Receipt = Handled | "duplicate" | "recorded" | "another_mode";

/**
 * Takes a verified event in: records it once, applies it and queues what follows, in one transaction. A
 * second delivery waits for the first one and finds it done. When something throws, nothing but the
 * failure is kept, and Stripe's next delivery tries again.
 */
export async function receiveEvent(event: VerifiedEvent): Promise<Receipt> {
  const { appId, livemode } = await installation();
  const handler = Object.hasOwn(EVENT_HANDLERS, event.type) ? EVENT_HANDLERS[event.type] : undefined;
  if (event.livemode !== livemode) return await recordOnly(event, "another_mode");
  if (!handler) return await recordOnly(event, "recorded");
  try {
    return await transact(async (tx) => {
      // Nobody sees the row before the commit, so the usual outcome is written at once and mended if need be.
      if (!(await recordEvent(tx, event, "applied"))) return "duplicate";
      const outcome = await handler(tx, event, appId);
      if (outcome !== "applied") {
        await tx.$executeRaw`UPDATE webhook_event SET outcome = ${outcome} WHERE id = ${event.id}`;
      }
      return outcome;
    });
  } catch (error) {
    // With the database gone this fails as well; the first error is the one to report.
    await recordFailure(event, error).catch((second) => log.error({ event: event.id, err: second }));
    throw error;
  }
}

async function recordOnly(event: VerifiedEvent, outcome: "recorded" | "another_mode"): Promise<Receipt> {
  return (await recordEvent(prisma(), event, outcome)) ? outcome : "duplicate";
}

/** False when the event was handled before. One that only failed before is taken up again. */
async function recordEvent(tx: Tx, event: VerifiedEvent, outcome: Receipt): Promise<boolean> {
  const recorded = await tx.$executeRaw`
    INSERT INTO webhook_event (id, type, object_id, payment_intent_id, livemode, payload, outcome, handled_at)
    VALUES (${event.id}, ${event.type}, ${event.object.id}, ${paymentIntentOf(event)}, ${event.livemode},
            ${event.payload}::json, ${outcome}, now())
    ON CONFLICT (id) DO UPDATE
      SET attempts = webhook_event.attempts + 1, outcome = excluded.outcome, handled_at = excluded.handled_at
      WHERE webhook_event.handled_at IS NULL`;
  return recorded === 1;
}

/** Keeps what went wrong, so that staff see an event that fails again and again. */
async function recordFailure(event: VerifiedEvent, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  await prisma().$executeRaw`
    INSERT INTO webhook_event (id, type, object_id, payment_intent_id, livemode, payload, last_error)
    VALUES (${event.id}, ${event.type}, ${event.object.id}, ${paymentIntentOf(event)}, ${event.livemode},
            ${event.payload}::json, ${message})
    ON CONFLICT (id) DO UPDATE SET attempts = webhook_event.attempts + 1, last_error = excluded.last_error
      WHERE webhook_event.handled_at IS NULL`;
}

/** The PaymentIntent an event belongs to: its object, or the one its object names (charges, refunds, disputes). */
function paymentIntentOf(event: VerifiedEvent): string | null {
  const { id, type, raw } = event.object;
  if (type === "payment_intent") return id;
  const named =
    raw !== null && typeof raw === "object" && "payment_intent" in raw ? raw.payment_intent : null;
  return typeof named === "string" ? named : null;
}
