import { log } from "@/lib/log";
import type { Cause } from "@/lib/orders/record-order-event";
import type { Listed } from "@/lib/stripe/each-page";
import { moveCursor, noteFailedTry, type Purpose, readCursor } from "./cursors";
import { takeMissedEvents } from "./missed-events";
import { reconcileRecentPayments } from "./recent-payments";
import { reconcileRecentDisputes, reconcileRecentRefunds } from "./recent-refunds-and-disputes";
import { type Finding, mustStop, newRun, type Run } from "./run";
import { askAboutWaiting } from "./waiting";

/** What one look brought. `failed` names the ways of asking that did not come to their end. */
export type Report = { findings: Finding[]; failed: { purpose: Purpose; why: string }[] };

// What was made a while ago can change until now: a card's PaymentIntent, say, is paid minutes after it was made.
const OVERLAP_MS = 60 * 60_000;
/** How far the very first look goes back. */
const FIRST_LOOK_MS = 24 * 60 * 60_000;

/**
 * Looks for everything at Stripe that did not reach us, by three ways that each find what another misses: what
 * waits here for too long, events that could not be delivered, and what was made lately. Any number of
 * processes may do so at once. `since` looks further back than the cursors, once.
 */
export async function reconcile(cause: Cause, since?: Date): Promise<Report> {
  const run = newRun(cause);
  const failed: Report["failed"] = [];
  const started = new Date();
  const look = async (purpose: Purpose, work: (since: Date) => Promise<Listed>) => {
    if (mustStop(run)) return failed.push({ purpose, why: run.failure ?? "" });
    const why = await lookOnce(run, purpose, started, since, work);
    return why && failed.push({ purpose, why });
  };
  await look("events", (from) => takeMissedEvents(run, from));
  await look("payments", (from) => reconcileRecentPayments(run, from));
  await look("refunds", (from) => reconcileRecentRefunds(run, from));
  await look("disputes", (from) => reconcileRecentDisputes(run, from));
  await look("waiting", async () => {
    await askAboutWaiting(run);
    return { ok: true };
  });
  const { findings } = run;
  log.info({ reconciled: findings.length, failed: failed.map(({ purpose }) => purpose) });
  return { findings, failed };
}

/** Why it did not come to its end; null when it did. One that cannot be done keeps no other from being tried. */
async function lookOnce(
  run: Run,
  purpose: Purpose,
  started: Date,
  since: Date | undefined,
  work: (since: Date) => Promise<Listed>,
): Promise<string | null> {
  const before = run.findings.length;
  try {
    const seen = await readCursor(purpose);
    const usual = seen ? seen.getTime() - OVERLAP_MS : started.getTime() - FIRST_LOOK_MS;
    // Never later than where the last look ended, or what lies between would be passed over.
    const from = new Date(Math.min(usual, since?.getTime() ?? usual));
    const listed = await work(from);
    if (!listed.ok) run.failure = listed.failure.kind;
    const results = run.findings.slice(before).map(({ result }) => result);
    const why = listed.ok ? run.failure : listed.failure.kind;
    if (why === null && !results.includes("not_asked")) {
      await moveCursor(purpose, started);
      // What could not be applied is written down and asked about by each run, so it holds up nothing.
      return results.includes("failed") ? "defect" : null;
    }
    // Something that could not be asked about is looked for again from where this look began.
    await noteFailedTry(purpose, why ?? "defect");
    return why ?? "defect";
  } catch (error) {
    log.error({ reconcile: purpose, err: error });
    await noteFailedTry(purpose, "defect");
    return "defect";
  }
}
