import { installation } from "@/lib/installation";
import { transact } from "@/lib/outbox/transact";
import { carryOut } from "./apply-facts";
import type { Refusal } from "./decide/changes";
import type { Fact } from "./decide/fact";

type Command = Extract<
  Fact,
  { kind: "refund_requested" | "refund_judged" | "capture_requested" | "review_settled" }
>;

/** Carries out what a member of staff wants of an order, or says why not. `by` is their user id. */
export async function applyCommand(
  orderId: string,
  command: Command,
  by: string,
): Promise<"done" | "unknown_order" | Refusal> {
  const { appId } = await installation();
  const sourced = { fact: command, orderId, cause: { by: `staff:${by}` } } as const;
  const [outcome] = await transact((tx) => carryOut(tx, [sourced], appId));
  switch (outcome) {
    case "applied":
    // The same form once more.
    case "unchanged":
      return "done";
    case "unmatched":
      return "unknown_order";
    case "ambiguous":
    case "review":
    case "foreign":
    case undefined:
      throw new Error(`${command.kind} is a command and became ${outcome}`);
    default:
      return outcome;
  }
}
