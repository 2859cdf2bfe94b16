/** How long things take, in milliseconds on the sandbox's clock. */
export type Settings = {
  /** Until a bank debit is decided. */
  slowPayment: number;
  /** Until a pending refund succeeds, or a succeeded one fails. */
  refund: number;
  /** Until evidence is judged. */
  dispute: number;
  /** Until an `automatic_async` capture attaches the balance transaction. */
  asyncCapture: number;
  /** Pauses between tries of a webhook delivery; when they are used up the delivery has failed. */
  retries: number[];
  /** Until an unanswered delivery is given up, on the wall clock. */
  deliveryTimeout: number;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Stripe publishes no intervals; "three times over a few hours" is what it says of sandboxes. */
export const RETRY_SCHEDULES = {
  quick: [1, 2, 4, 8, 16, 32, 60].map((seconds) => seconds * SECOND),
  real: [10 * MINUTE, HOUR, 3 * HOUR],
};

/** Short enough to be waited for in a demo. */
export function defaultSettings(): Settings {
  return {
    slowPayment: 5 * SECOND,
    refund: 5 * SECOND,
    dispute: SECOND / 2,
    asyncCapture: SECOND,
    retries: RETRY_SCHEDULES.quick,
    deliveryTimeout: 20 * SECOND,
  };
}
