/** Everything that can become of an event. The database's CHECK has the same list; a test compares them. */
export const EVENT_OUTCOMES = [
  /** The order says what Stripe said. */
  "applied",
  /** Nothing new. */
  "unchanged",
  /** Would move an order back, or could not be read: Stripe is asked instead. */
  "ambiguous",
  "unreadable",
  /** Does not agree with our rows: a person must look. */
  "review",
  /** Of another program on the same Stripe account, or of the other mode. */
  "foreign",
  "another_mode",
  /** Of a type that Till does not act on. */
  "recorded",
  /** What it is about is not there yet: it is tried again, with growing waits. */
  "parked",
  /** Tried often enough: only Stripe or a member of staff tries it once more. */
  "dead",
] as const;
export type EventOutcome = (typeof EVENT_OUTCOMES)[number];

/** After so many tries, Stripe's deliveries counted, an event is dead. */
export const MOST_TRIES = 10;

/** How long to wait after so many tries, in minutes: 1, 2, 4 and so on, eight hours in all. */
export function waitMinutes(tries: number): number {
  return 2 ** Math.max(0, tries - 1);
}
