/** A countdown as clocks write it: "0:42", "12:05". */
export function clockWords(secondsLeft: number): string {
  const seconds = String(secondsLeft % 60).padStart(2, "0");
  return `${Math.floor(secondsLeft / 60)}:${seconds}`;
}

/**
 * The same for people who listen: it changes by the minute, and for the last time at 30 and 10 seconds, so
 * that they are told rarely.
 */
export function spokenWait(secondsLeft: number): string {
  if (secondsLeft <= 10) return "You can pay again in 10 seconds.";
  if (secondsLeft <= 30) return "You can pay again in 30 seconds.";
  const minutes = Math.ceil(secondsLeft / 60);
  return `You can pay again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
}
