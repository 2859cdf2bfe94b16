import { log } from "@/lib/log";
import type { VerifiedEvent } from "@/lib/stripe/verify-event";
import { receiveEvent } from "./inbox";

/**
 * Takes an event in and says what Stripe is told: 200 once it is recorded, whatever became of it, and 500
 * when it is not, so that Stripe sends it again.
 */
export async function replyStatus(event: VerifiedEvent): Promise<200 | 500> {
  const started = performance.now();
  try {
    const outcome = await receiveEvent(event);
    log.info({
      webhook: event.type,
      event: event.id,
      outcome,
      durationMs: Math.round(performance.now() - started),
    });
    return 200;
  } catch (error) {
    log.error({ webhook: event.type, event: event.id, outcome: "failed", err: error });
    return 500;
  }
}
