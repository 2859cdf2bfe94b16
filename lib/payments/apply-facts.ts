import { randomUUID } from "node:crypto";
import type { Cause } from "@/lib/orders/record-order-event";
import type { Tx } from "@/lib/prisma";
import { isRefusal, type Outcome, type Refusal } from "./decide/changes";
import { decide } from "./decide/decide";
import { type FactAbout, isForeign, keysOf, orderOfFact } from "./facts-of-orders";
import { type LoadedOrder, loadOrders } from "./load";
import { paymentRules } from "./rules";
import { type Besides, storeDecisions } from "./store";
import type { Decided } from "./store/decided";
import { strangerParts } from "./store/strangers";

/** A fact, and who or what says it. */
export type SourcedFact = FactAbout & { cause: Cause };

export type AppliedFact =
  | Exclude<Outcome, Refusal>
  /** Made by another program on the same Stripe account. */
  | "foreign"
  /** Ours, or of a payment that may be ours, and no order has it: a restored backup, for example. */
  | "unmatched";

/** Thrown when one call is given two facts about one order or cart: each decision is about it as it was loaded. */
export class EntangledFacts extends Error {
  override readonly name = "EntangledFacts";
}

/** Applies what Stripe or the clock says, as `carryOut` does. Such facts are so: only commands are refused. */
export async function applyFacts(
  tx: Tx,
  facts: readonly SourcedFact[],
  appId: string,
  besides: (outcomes: readonly AppliedFact[]) => Besides = () => ({}),
): Promise<AppliedFact[]> {
  const outcomes = await carryOut(tx, facts, appId, (all) => besides(all.map(unrefused)));
  return outcomes.map(unrefused);
}

function unrefused(outcome: AppliedFact | Refusal): AppliedFact {
  if (isRefusal(outcome)) throw new Error(`a fact was refused as ${outcome}, as only commands are`);
  return outcome;
}

/**
 * Loads the orders that facts are about, decides, and stores what was decided, in the caller's transaction.
 * Every way to change an order's money ends here: the webhook, the return page, staff, jobs. Answers what
 * became of each fact, in their order. `besides` may add writes of the caller's to the storing statement.
 */
export async function carryOut(
  tx: Tx,
  facts: readonly SourcedFact[],
  appId: string,
  besides: (outcomes: readonly (AppliedFact | Refusal)[]) => Besides = () => ({}),
): Promise<(AppliedFact | Refusal)[]> {
  const ours = facts.filter(({ fact }) => !isForeign(fact, appId));
  const orders = ours.length > 0 ? await loadOrders(tx, keysOf(ours)) : [];
  const rules = await paymentRules(tx);
  const decided: Decided[] = [];
  const outcomes = facts.map((sourced): AppliedFact | Refusal => {
    if (isForeign(sourced.fact, appId)) return "foreign";
    const order = orderOfFact(orders, sourced);
    if (!order) return "unmatched";
    const { outcome, changes } = decide(order, sourced.fact, { ...rules, newId: randomUUID() });
    decided.push({ order, cause: sourced.cause, changes });
    return outcome;
  });
  assertApart(decided.map(({ order }) => order));
  const strangers = facts.flatMap(({ fact }, index) =>
    fact.kind === "payment" && outcomes[index] === "unmatched" ? [fact.payment] : [],
  );
  const { alongside = [], jobs = [] } = besides(outcomes);
  await storeDecisions(tx, decided, { alongside: [...strangerParts(strangers), ...alongside], jobs });
  return outcomes;
}

function assertApart(orders: readonly LoadedOrder[]): void {
  const ids = orders.map(({ id }) => id);
  const carts = orders.flatMap(({ cartId }) => cartId ?? []);
  if (new Set(ids).size < ids.length || new Set(carts).size < carts.length)
    throw new EntangledFacts("two facts of one call are about one order or one cart");
}
