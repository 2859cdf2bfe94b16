/** Whether a service is called at all. Times in milliseconds. */
export type CircuitBreaker = {
  /** Whether a call may be made now. One that may must be followed by `succeeded` or `failed`. */
  mayCall: () => boolean;
  /** The service answered, whatever it said. */
  succeeded: () => void;
  /** It could not be reached, or failed by itself. */
  failed: () => void;
};

export type BreakerSettings = {
  /** So many failed calls in a row open it. */
  failures: number;
  /** For so long nothing is called; then one call tries whether the service is back. */
  openMs: number;
  /** Hears when it opens and when it closes. */
  onChange: (state: "open" | "closed") => void;
  now?: () => number;
};

/**
 * Keeps callers from waiting for a service that is down: once it has failed often enough in a row, calls are
 * refused at once. After a while one of them is let through, and its end decides whether all are again.
 */
export function createCircuitBreaker({
  failures,
  openMs,
  onChange,
  now = Date.now,
}: BreakerSettings): CircuitBreaker {
  let failed = 0;
  /** Until when calls are refused; null while they are not. */
  let openUntil: number | null = null;
  return {
    mayCall() {
      if (openUntil === null) return true;
      if (now() < openUntil) return false;
      // This call tries for all others, which are refused until it ends or is as late as a whole pause.
      openUntil = now() + openMs;
      return true;
    },
    succeeded() {
      failed = 0;
      if (openUntil !== null) onChange("closed");
      openUntil = null;
    },
    failed() {
      failed += 1;
      if (failed < failures) return;
      if (openUntil === null) onChange("open");
      openUntil = now() + openMs;
    },
  };
}
