/**
 * How many days what nobody needs any more is kept. Change the numbers here; nothing else has to follow. The
 * worker removes the rest once a day (lib/jobs/remove-old.ts), but nothing of an order that is open or that a
 * person must look at.
 */
export const KEEP_DAYS = {
  /** A cart since its last change: as long as its cookie, after which no browser can find it. */
  cart: 30,
  /** The link to an order's page opens it this long. A new number is for the links made from then on. */
  orderLink: 90,
  /** What Stripe sent, since it came, of dead events too. The event's row stays. The database refuses fewer than 30. */
  webhookPayload: 90,
  /** What was found only by asking Stripe, since it was mended. What is not mended stays. */
  mendedFinding: 30,
  /** A staff session that is over: where somebody signed in from, for those who look into a break-in. */
  endedSession: 30,
  /** A count of uses whose window is over. */
  usedLimit: 1,
  /** A job whose place a newer one of the same key took while it was being done, and that was then not finished. */
  supersededJob: 1,
} as const;
