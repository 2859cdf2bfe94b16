import { useEffect, useRef, useState } from "react";
import type { PayMessage } from "./message";
import type { PayOutcome, PayPhase } from "./pay-order";
import { useChallenge } from "./use-challenge";

/** What keeps the shopper on the page. */
export type Unpaid = Exclude<PayOutcome, { kind: "order" }>;

/**
 * Runs one payment at a time, says what it is doing, and leads to the order's page once that knows how it
 * ended. `onComeBack` is called when the back/forward cache shows the page again; keep its identity.
 */
export function usePaymentRun(onComeBack?: () => void) {
  const [phase, setPhase] = useState<PayPhase | null>(null);
  const [message, setMessage] = useState<PayMessage | null>(null);
  const [waitUntil, setWaitUntil] = useState<number | null>(null);
  const { challenge, takeProof, ask, renew } = useChallenge();
  const inFlight = useRef(false);

  // A page that comes back from the back/forward cache still believes that it is paying.
  useEffect(() => {
    function comeBack(event: PageTransitionEvent) {
      if (!event.persisted) return;
      inFlight.current = false;
      setPhase(null);
      onComeBack?.();
    }
    window.addEventListener("pageshow", comeBack);
    return () => window.removeEventListener("pageshow", comeBack);
  }, [onComeBack]);

  /** Null while another payment runs, and when this one is on its way to the order's page. */
  async function run(
    pay: (onPhase: (phase: PayPhase) => void) => Promise<PayOutcome>,
  ): Promise<Unpaid | null> {
    if (inFlight.current) return null;
    inFlight.current = true;
    setMessage(null);
    setWaitUntil(null);
    const outcome = await pay(setPhase).catch((error: unknown): PayOutcome => {
      reportError(error);
      return { kind: "unclear" };
    });
    if (outcome.kind === "order") {
      // A new document: Stripe's script has no business on a page whose address is a secret.
      window.location.assign(`/orders/${outcome.orderToken}`);
      return null;
    }
    setPhase(null);
    inFlight.current = false;
    if (outcome.kind === "refused" && "retryAfterSeconds" in outcome.answer) {
      setWaitUntil(Date.now() + outcome.answer.retryAfterSeconds * 1000);
    }
    if (outcome.kind === "refused" && outcome.answer.kind === "challenge") ask(outcome.answer.widget);
    else renew();
    return outcome;
  }

  return { phase, message, setMessage, waitUntil, challenge, takeProof, run };
}
