/** How often a worker shows that it lives, and after how long without that its jobs go to others. In milliseconds. */
export type LifeTimes = { beatEveryMs: number; deadAfterMs: number };

/** A killed worker's jobs are free after 55 seconds at the latest. */
export const LIFE_TIMES: LifeTimes = { beatEveryMs: 10_000, deadAfterMs: 45_000 };
