import { log } from "@/lib/log";
import type { Cause } from "@/lib/orders/record-order-event";
import { prisma } from "@/lib/prisma";
import { parseEvent } from "@/lib/stripe/parse-event";
import type { Receipt } from "@/lib/webhooks/inbox";
import { takeAgain } from "./retry-events";

export type Replayed =
  | { ok: true; outcome: Receipt }
  /** There is no such event, or what Stripe sent is no longer kept. */
  | { ok: false; kind: "gone" }
  /** It was applied; an event has at most one effect. */
  | { ok: false; kind: "had_its_effect" }
  /** Stripe could not be asked about its payment. */
  | { ok: false; kind: "not_asked" }
  /** It failed once more; the event says why. */
  | { ok: false; kind: "failed" };

/** Takes a received event through the inbox once more, whatever became of it, because somebody asks for it. */
export async function replayEvent(id: string, by: Cause["by"]): Promise<Replayed> {
  const rows = await prisma().$queryRaw<{ payload: string; outcome: string | null; removed: boolean }[]>`
    SELECT payload::text, outcome, payload_removed_at IS NOT NULL AS removed FROM webhook_event WHERE id = ${id}`;
  const [row] = rows;
  const event = row && !row.removed ? parseEvent(row.payload) : null;
  if (!event) return { ok: false, kind: "gone" };
  if (row?.outcome === "applied") return { ok: false, kind: "had_its_effect" };
  try {
    const outcome = await takeAgain(event, { by, again: true });
    log.info({ replayed: id, by, outcome });
    return outcome === "not_asked" ? { ok: false, kind: "not_asked" } : { ok: true, outcome };
  } catch (error) {
    log.error({ replayed: id, by, outcome: "failed", err: error });
    return { ok: false, kind: "failed" };
  }
}
