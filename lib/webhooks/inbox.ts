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
import { outcomeParts, recordEvents, recordFailure } from "./inbox-rows";

/** What became of a delivery. Everything but a thrown error is recorded and final. */
export type Receipt = AppliedFact | "duplicate" | "recorded" | "another_mode" | "unreadable";

const MOST_IN_A_BATCH = 64;

type Arrival = { event: VerifiedEvent; fact: Fact | "unreadable" | null; by: Cause["by"] };

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
 * failure is kept, and Stripe's next delivery tries again. `by` says how the event came: delivered, or found by
 * asking.
 */
export function receiveEvent(event: VerifiedEvent, by: Cause["by"] = "webhook"): Promise<Receipt> {
  return receiveTogether({ event, fact: factOfEvent(event), by });
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
    const fixed = arrivals.map(({ event, fact }): Receipt | null => {
      if (event.livemode !== livemode) return "another_mode";
      if (fact === "unreadable") return "unreadable";
      return fact === null ? "recorded" : null;
    });
    const fresh = await recordEvents(
      tx,
      arrivals.map(({ event }, index) => ({ event, outcome: fixed[index] ?? "applied" })),
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
    const outcomes = await applyFacts(tx, toApply, appId, (all) => ({
      alongside: outcomeParts(
        toApply.map(({ event }, index) => ({ id: event.id, outcome: all[index] ?? "applied" })),
      ),
      jobs: unreadable.flatMap(({ event }) => askInstead(event) ?? []),
    }));
    const became = new Map(toApply.map(({ event }, index) => [event.id, outcomes[index]]));
    return arrivals.map(({ event }, index) => {
      if (!fresh.has(event.id)) return "duplicate";
      return fixed[index] ?? became.get(event.id) ?? "applied";
    });
  });
}
