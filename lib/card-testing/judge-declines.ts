import { DECLINE_WINDOWS, PROOF_WINDOW } from "@/lib/limit-table";

/** How much of a network's past has to be known to judge it. */
export const DECLINES_TO_KNOW = {
  most: Math.max(...DECLINE_WINDOWS.map(({ declines }) => declines)),
  seconds: Math.max(...DECLINE_WINDOWS.map(({ seconds }) => seconds)),
};

/**
 * How many seconds a network has to wait before its next payment, 0 when it need not. `ages` are how many seconds
 * ago its payments were declined, the latest first. A full window opens when the oldest decline that fills it
 * has left it.
 */
export function secondsToWait(ages: readonly number[]): number {
  const waits = DECLINE_WINDOWS.map(({ declines, seconds }) => {
    const filling = ages[declines - 1];
    return filling === undefined ? 0 : seconds - filling;
  });
  return Math.max(0, Math.ceil(Math.max(...waits)));
}

/** Whether so many were declined that a person should show themselves; `ages` as for `secondsToWait`. */
export function wantsProof(ages: readonly number[]): boolean {
  const filling = ages[PROOF_WINDOW.declines - 1];
  return filling !== undefined && filling < PROOF_WINDOW.seconds;
}
