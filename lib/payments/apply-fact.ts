import { installation } from "@/lib/installation";
import { transact } from "@/lib/outbox/transact";
import { type AppliedFact, applyFacts, type SourcedFact } from "./apply-facts";

/** Applies one fact in a transaction of its own and says what became of it. */
export async function applyFact(sourced: SourcedFact): Promise<AppliedFact> {
  const { appId } = await installation();
  const [outcome] = await transact((tx) => applyFacts(tx, [sourced], appId));
  if (!outcome) throw new Error("a fact was applied and nothing became of it");
  return outcome;
}
