import { log } from "@/lib/log";
import type { Cause } from "@/lib/orders/record-order-event";
import type { AppliedFact } from "@/lib/payments/apply-facts";
import type { StripeFailureKind } from "@/lib/stripe/errors";
import { type Answer, type Asked, ask } from "./ask";
import { type Found, forgetFound, recordFound, recordMended } from "./findings";

/** What became of something that was found. */
export type Finding = Found & {
  result:
    | "mended"
    /** Our rows and Stripe do not agree: a person must look. */
    | "review"
    /** Stripe could not be asked: the next run asks again. */
    | "not_asked"
    /** It could not be applied; the log says why. */
    | "failed";
};

/** One look for what did not reach us, in progress. */
export type Run = {
  cause: Cause;
  findings: Finding[];
  /** Why Stripe could not be asked, the last time that it could not; null where it could. */
  failure: StripeFailureKind | null;
};

export function newRun(cause: Cause): Run {
  return { cause, findings: [], failure: null };
}

/** Whether Stripe answers nothing at the moment, so that going on would only make it worse. */
export function mustStop({ failure }: Run): boolean {
  return failure !== null && failure !== "unknown";
}

/** Does something about what was found and says what became of it; null where there was nothing to mend. */
export async function settleFound(
  run: Run,
  found: Found,
  work: () => Promise<Finding["result"] | null>,
): Promise<void> {
  await recordFound(found);
  const result = await orFailed(found, work);
  if (result === null) return await forgetFound(found);
  if (result === "mended" || result === "review") await recordMended(found);
  run.findings.push({ ...found, result });
  log.warn(
    { found: found.kind, id: found.id, says: found.says, result },
    "Stripe had something that Till did not know",
  );
}

/** Asks Stripe about something whose state differs from ours. */
export async function askAbout(run: Run, found: Found & { kind: Asked }): Promise<void> {
  await settleFound(run, found, async () => {
    if (mustStop(run)) return "not_asked";
    return resultOf(run, await ask(found.kind, found.id, run.cause));
  });
}

/** Asks Stripe about something that has waited for long. Most of the time there is no news. */
export async function askInCase(run: Run, about: Asked, id: string): Promise<void> {
  if (mustStop(run)) return;
  let answer: Answer;
  try {
    answer = await ask(about, id, run.cause);
  } catch (error) {
    // Stripe may have said that the money is there: it stays on the list until it can be applied.
    return await settleFound(run, { kind: about, id, says: "unknown" }, () => Promise.reject(error));
  }
  const result = resultOf(run, answer);
  if (result === null || !answer.ok) return;
  await settleFound(run, { kind: about, id, says: answer.says }, async () => result);
}

async function orFailed(
  { id }: Found,
  work: () => Promise<Finding["result"] | null>,
): Promise<Finding["result"] | null> {
  try {
    return await work();
  } catch (error) {
    // One that cannot be applied must not keep the others from being found.
    log.error({ id, err: error }, "what Stripe says could not be applied");
    return "failed";
  }
}

function resultOf(run: Run, answer: Answer): Finding["result"] | null {
  if (answer.ok) return MEANING[answer.outcome];
  // Stripe's own word that there is no such object is an answer, and was applied as that.
  if (answer.kind === "not_found") return "mended";
  run.failure = answer.kind;
  return "not_asked";
}

const MEANING: Readonly<Record<AppliedFact, Finding["result"] | null>> = {
  applied: "mended",
  unchanged: null,
  foreign: null,
  review: "review",
  unmatched: "review",
  ambiguous: "not_asked",
};
