import { installation } from "@/lib/installation";
import { log } from "@/lib/log";
import type { Cause } from "@/lib/orders/record-order-event";
import { transact } from "@/lib/outbox/transact";
import type { AppliedFact, SourcedFact } from "@/lib/payments/apply-facts";
import { applyFacts } from "@/lib/payments/apply-facts";
import type { Fact } from "@/lib/payments/decide/fact";
import type { VerifiedEvent } from "@/lib/stripe/parse-event";
import { askInstead, factOfEvent } from "./event-facts";
import { createGroupCommit } from "./group-commit";
import { type Became, outcomeParts, recordEvents, recordFailure } from "./inbox-rows";
import { type EventOutcome, MOST_TRIES, waitMinutes } from "./outcomes";

/** What became of a delivery. Everything but a thrown error is recorded, and final unless it is parked or dead. */
export type Receipt = EventOutcome | "duplicate";

const MOST_IN_A_BATCH = 64;

type Arrival = { event: VerifiedEvent; fact: Fact | "unreadable" | null; by: Cause["by"]; again: boolean };

const receiveTogether = createGroupCommit<Arrival, Receipt>({
  keysOf: ({ event, fact }) => [event.id, paymentOf(fact) ?? event.id],
  most: MOST_IN_A_BATCH,
  together: receiveAll,
  alone: async (arrival) => {
    try {
      const [receipt] = await receiveAll([arrival]);
      if (!receipt) throw new Error("an event was received and nothing became of it");
      return receipt;
    } catch (error) {
      // With the database gone this fails as well; the first error is the one to report.
      await recordFailure(arrival.event, error).catch((second) =>
        log.error({ event: arrival.event.id, err: second }),
      );
      throw error;
    }
  },
});

/**
 * Takes a verified event in: records it once, applies it and writes down what follows, in one transaction with
 * whatever else arrived meanwhile. A second delivery finds it done. When something throws, nothing but the
 * failure is kept, and the worker or Stripe's next delivery tries again. `by` says how the event came: delivered,
 * found by asking, or replayed by staff; then `again` takes it in although it was handled.
 */
export function receiveEvent(
  event: VerifiedEvent,
  { by = "webhook", again = false }: { by?: Cause["by"]; again?: boolean } = {},
): Promise<Receipt> {
  return receiveTogether({ event, fact: factOfEvent(event), by, again });
}

/** What the inbox says of what an event changed. One about nothing that is here waits until it is, up to a limit. */
function became(id: string, outcome: AppliedFact, tries: number): Became {
  if (outcome !== "unmatched") return { id, outcome, retry: null };
  return tries < MOST_TRIES
    ? { id, outcome: "parked", retry: waitMinutes(tries) }
    : { id, outcome: "dead", retry: null };
}

function paymentOf(fact: Arrival["fact"]): string | null {
  if (fact === null || fact === "unreadable") return null;
  switch (fact.kind) {
    case "payment":
      return fact.payment.id;
    case "refund":
      return fact.refund.paymentIntentId;
    case "dispute":
      return fact.dispute.paymentIntentId;
    default:
      return null;
  }
}

/** All of it or none of it, in one transaction. At most one event about an order. */
async function receiveAll(arrivals: readonly Arrival[]): Promise<Receipt[]> {
  const { appId, livemode } = await installation();
  return await transact(async (tx) => {
    const fixed = arrivals.map(({ event, fact }): EventOutcome | null => {
      if (event.livemode !== livemode) return "another_mode";
      if (fact === "unreadable") return "unreadable";
      return fact === null ? "recorded" : null;
    });
    const fresh = await recordEvents(
      tx,
      arrivals.map(({ event, again }, index) => ({ event, again, outcome: fixed[index] ?? "applied" })),
    );
    const toApply = arrivals.flatMap(
      ({ event, fact, by }, index): (SourcedFact & { event: VerifiedEvent })[] => {
        if (fixed[index] || fact === null || fact === "unreadable" || !fresh.has(event.id)) return [];
        return [{ fact, event, cause: { by, webhookEventId: event.id } }];
      },
    );
    const unreadable = arrivals.filter(
      ({ event }, index) => fixed[index] === "unreadable" && fresh.has(event.id),
    );
    let settled: Became[] = [];
    await applyFacts(tx, toApply, appId, (outcomes) => {
      settled = toApply.map(({ event: { id } }, index) =>
        became(id, outcomes[index] ?? "applied", fresh.get(id) ?? 1),
      );
      return {
        alongside: outcomeParts(settled),
        jobs: unreadable.flatMap(({ event }) => askInstead(event) ?? []),
      };
    });
    const outcomeOf = new Map(settled.map(({ id, outcome }) => [id, outcome]));
    return arrivals.map(({ event }, index) => {
      if (!fresh.has(event.id)) return "duplicate";
      return fixed[index] ?? outcomeOf.get(event.id) ?? "applied";
    });
  });
}
