let offset = 0;

/** Milliseconds by which the sandbox's clock is ahead of this computer's. */
export function setSandboxNow(now: number): void {
  const measured = now - Date.now();
  // The way from the server takes a few milliseconds; only a real move of the clock is worth a redraw.
  if (Math.abs(measured - offset) > 1500) offset = measured;
}

export function sandboxNow(): number {
  return Date.now() + (Math.abs(offset) > 1500 ? offset : 0);
}

export function clockOffset(): number {
  return Math.abs(offset) > 1500 ? offset : 0;
}

/** `just now`, `40 s`, `12 min`, `3 h`, `2 d` before the sandbox's present; `in …` for what is still to come. */
export function age(at: number): string {
  const seconds = Math.round((sandboxNow() - at) / 1000);
  if (Math.abs(seconds) < 5) return "just now";
  return seconds > 0 ? span(seconds) : `in ${span(-seconds)}`;
}

function span(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129_600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}

/** How far the clock has been moved, as `+2 d`. */
export function offsetLabel(): string {
  const seconds = Math.round(clockOffset() / 1000);
  return seconds === 0 ? "" : `${seconds > 0 ? "+" : "−"}${span(Math.abs(seconds))}`;
}

const CLOCK = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

export function clockText(): string {
  return CLOCK.format(sandboxNow());
}
