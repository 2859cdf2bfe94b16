/** The sandbox's own clock: it runs like the wall clock, and can be moved forward but never back. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whole seconds since the epoch, as the API writes times. */
  seconds(): number;
  /** Moves the clock to `time` (milliseconds since the epoch); a time in the past is ignored. */
  moveTo(time: number): void;
  /** How far ahead of the wall clock it runs, in milliseconds. */
  offset(): number;
};

/** A clock `startOffset` milliseconds ahead of the wall clock. */
export function createClock(startOffset = 0): Clock {
  let offset = startOffset;
  const now = () => Date.now() + offset;
  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    moveTo(time) {
      offset = Math.max(offset, time - Date.now());
    },
    offset: () => offset,
  };
}
