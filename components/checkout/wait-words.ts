const MINUTE = 60;
const HOUR = 60 * MINUTE;

const twoDigits = (count: number) => String(count).padStart(2, "0");

/** A countdown as clocks write it: "0:42", "12:05", "3:00:00". */
export function clockWords(secondsLeft: number): string {
  const minutes = Math.floor(secondsLeft / MINUTE);
  const seconds = twoDigits(secondsLeft % MINUTE);
  if (secondsLeft < HOUR) return `${minutes}:${seconds}`;
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${seconds}`;
}

/**
 * The same for people who listen: it changes by the hour, in the last one by the minute, and for the last time
 * at 30 and 10 seconds, so that they are told rarely.
 */
export function spokenWait(secondsLeft: number): string {
  if (secondsLeft <= 10) return "You can pay again in 10 seconds.";
  if (secondsLeft <= 30) return "You can pay again in 30 seconds.";
  if (secondsLeft > HOUR) return `You can pay again in ${Math.ceil(secondsLeft / HOUR)} hours.`;
  const minutes = Math.ceil(secondsLeft / MINUTE);
  return `You can pay again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
}
