import { log } from "@/lib/log";
import type { VerifiedEvent } from "@/lib/stripe/parse-event";
import { receiveEvent } from "./inbox";

/**
 * Takes one delivery of an event in and logs what became of it: "recorded", whatever its effect was, or
 * "failed" when it is not recorded and Stripe has to send it again.
 */
export async function takeDelivery(event: VerifiedEvent): Promise<"recorded" | "failed"> {
  const started = performance.now();
  try {
    const outcome = await receiveEvent(event);
    log.info({
      webhook: event.type,
      event: event.id,
      outcome,
      durationMs: Math.round(performance.now() - started),
    });
    return "recorded";
  } catch (error) {
    log.error({ webhook: event.type, event: event.id, outcome: "failed", err: error });
    return "failed";
  }
}
